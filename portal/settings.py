"""The portal's settings: one file, in Django's own order; only the environment differs between machines."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured

from guidance import editor_setup

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent


def required(name: str, example: str) -> str:
    """Return a setting of the environment; where it is missing, say how it looks."""
    value = env.str(name, "")
    if not value:
        raise ImproperlyConfigured(f"Set the environment variable {name}, for example {name}={example}")
    return value


def usable(name: str, read: Callable[[str, str], Any], default: str, starts: tuple[str, ...], example: str) -> Any:
    """Return a setting of the environment as it is used; where it cannot be, say how it looks."""
    try:
        if env.str(name, default).startswith(starts):
            return read(name, default)
    except ValueError:
        pass
    raise ImproperlyConfigured(f"{name} is nothing that the portal can use. For example: {name}={example}")


# Core
DEBUG = env.bool("DEBUG", False)  # off unless asked for
SECRET_KEY = required("SECRET_KEY", "$(python -c 'import secrets; print(secrets.token_urlsafe(50))')")
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000").rstrip("/")  # canonical addresses, QR codes and mails
HTTPS = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
DATA_DIR = Path(env.str("DATA_DIR", str(BASE_DIR / "var")))  # everything written beside the database
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FIRST_CONTACT_EMAIL = env.str("FIRST_CONTACT_EMAIL", "")  # the first point of contact, before its own row

INSTALLED_APPS = [
    "portal",
    "djangocms_versioning",  # before cms, whose templates it overrides
    "cms",
    "menus",
    "treebeard",
    "sekizai",
    "djangocms_text",
    "filer",
    "easy_thumbnails",
    "simple_history",
    "axes",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sites",
    "django.contrib.staticfiles",
    "contacts",
    "guidance",  # after the CMS, whose admin pages it narrows
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.media.PublishedMedia",
    "portal.middleware.PublicPages",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.middleware.user.CurrentUserMiddleware",
    "cms.middleware.page.CurrentPageMiddleware",
    "portal.middleware.StaffToolbar",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "sekizai.context_processors.sekizai",
                "cms.context_processors.cms_settings",
            ],
        },
    }
]

# Database: SQLite for the first run, PostgreSQL as soon as DATABASE_URL says so; its own options win
database = usable(
    "DATABASE_URL",
    env.db,
    f"sqlite:///{DATA_DIR / 'portal.sqlite3'}",
    ("sqlite:///", "postgres://", "postgresql://"),
    "postgres://portal:password@db.example.org/portal",
)
database["ATOMIC_REQUESTS"] = True  # versioning's archive and discard are not atomic by themselves
if "sqlite" in database["ENGINE"]:
    database["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",  # readers never wait for a writer
        "transaction_mode": "IMMEDIATE",  # a writer waits its turn instead of failing half-way
        "timeout": 10,
    } | database.get("OPTIONS", {})
else:
    database["OPTIONS"] = {
        "pool": {"min_size": 0, "max_size": 8, "timeout": 3, "reconnect_timeout": 4},  # tried again soon after a loss
        "connect_timeout": 3,  # a database that does not answer must not hold an editor for minutes
        "tcp_user_timeout": 5000,
        "options": "-c statement_timeout=15000 -c lock_timeout=10000",
    } | database.get("OPTIONS", {})
    database["CONN_HEALTH_CHECKS"] = True  # a connection that died with its server is not handed out
DATABASES = {"default": database}

# Sign-in: one door, throttled
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours; portal.refusals says it in words
AXES_LOCKOUT_CALLABLE = "portal.refusals.locked_out"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "portal.guessing.client_of"
TRUSTED_PROXIES = int(usable("TRUSTED_PROXIES", env.int, "0", tuple("0123456789"), "1"))  # each extends X-Forwarded-For
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
CSRF_FAILURE_VIEW = "portal.refusals.stale"

# Languages: content words live in the CMS, the portal's own words in portal/locale
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("sv", "Svenska")]
LOCALE_PATHS = [BASE_DIR / "portal" / "locale"]
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = "portal.formats"
FORMS_URLFIELD_ASSUME_HTTPS = True  # an address typed without a scheme is https; the default from Django 6.0 on
TIME_ZONE = "Europe/Stockholm"
SITE_ID = 1

# Files
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
UPLOADS_DIR = Path(env.str("UPLOADS_DIR", str(DATA_DIR)))  # shared by all hosts
MEDIA_ROOT = UPLOADS_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.statics.Statics"},
}
WHITENOISE_MAX_AGE = 60  # seconds, for names without a hash; the others are kept for ever
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
PRIVATE_MEDIA_ROOT = UPLOADS_DIR / "uploads"
FILER_IS_PUBLIC_DEFAULT = False  # visitors get a copy of what stands in a published text, never the original
FILER_STORAGES = {
    "private": {
        "main": {
            "ENGINE": "filer.storage.PrivateFileSystemStorage",
            "OPTIONS": {"location": str(PRIVATE_MEDIA_ROOT), "base_url": "/uploads/"},
            "UPLOAD_TO": "filer.utils.generate_filename.randomized",
            "UPLOAD_TO_PREFIX": "files",
        },
        "thumbnails": {
            "ENGINE": "filer.storage.PrivateFileSystemStorage",
            "OPTIONS": {"location": str(PRIVATE_MEDIA_ROOT / "thumbnails"), "base_url": "/uploads/thumbnails/"},
        },
    }
}
FILER_ENABLE_PERMISSIONS = False
FILER_MIME_TYPE_WHITELIST = ["application/pdf", "image/jpeg", "image/png", "image/webp"]
FILER_UPLOADER_MAX_FILE_SIZE = 20  # megabytes; said by the browser, kept by guidance.uploading
FILER_ADD_FILE_VALIDATORS = editor_setup.UPLOADS

# CMS
CMS_CONFIRM_VERSION4 = True
CMS_TEMPLATES = [
    ("cms/home.html", "Home"),
    ("cms/step.html", "Step"),
    ("cms/about.html", "About KI and K"),
    ("cms/text.html", "Text"),
]
CMS_LANGUAGES = {
    SITE_ID: [
        {"code": "en", "name": "English", "public": True, "fallbacks": ["sv"]},
        {"code": "sv", "name": "Svenska", "public": True, "fallbacks": ["en"]},
    ],
    "default": {"hide_untranslated": False, "redirect_on_fallback": False},
}
CMS_PERMISSION = False  # page permissions cannot split a page between KI and K; guidance.permissions does
CMS_TOOLBAR_ANONYMOUS_ON = False
CMS_PAGE_CACHE = CMS_PLUGIN_CACHE = CMS_PLACEHOLDER_CACHE = False  # visitors read finished pages, editors the truth
CMS_PLACEHOLDER_CONF = editor_setup.PLACEHOLDERS
CMS_ENABLE_HELP = False
CMS_COLOR_SCHEME_TOGGLE = False  # the pages have one scheme
DJANGOCMS_VERSIONING_LOCK_VERSIONS = True
DJANGOCMS_VERSIONING_VERBOSE_UI = False
DJANGOCMS_VERSIONING_ON_PUBLISH_REDIRECT = "preview"  # editors stay where they can go on editing
TEXT_CHILDREN_ENABLED = False  # a text holds text; other plugins stand beside it
TEXT_INLINE_EDITING = True
TEXT_EDITOR_SETTINGS = editor_setup.TEXT_EDITOR
TEXT_ADDITIONAL_ATTRIBUTES = {"span": {"lang", "dir"}}  # words in the other language say so
TEXT_AUTO_HYPHENATE = False  # the browser hyphenates, in the language of the page
SIMPLE_HISTORY_REVERT_DISABLED = False

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "SAMEORIGIN"  # the editing view shows pages in a frame of its own
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # for the same reason
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {  # the editors' policy: their text editor writes inline styles
        "default-src": [NONE],
        "script-src": [SELF, UNSAFE_INLINE],  # the CMS writes scripts into its pages, and none that evaluates text
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF, "data:"],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
    }
}

# Mail and logs
MAIL = ("smtp://", "smtp+tls://", "smtp+ssl://", "consolemail://", "filemail://", "memorymail://", "dummymail://")
vars().update(
    usable("EMAIL_URL", env.email_url, "consolemail://", MAIL, "smtp+tls://user:password@mail.example.org:587")
)
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("EMAIL_FROM", "") or FIRST_CONTACT_EMAIL or "webmaster@localhost"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"portal": {"level": "INFO"}, "guidance": {"level": "INFO"}},
}
