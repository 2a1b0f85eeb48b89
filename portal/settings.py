"""The portal's settings: one file, in Django's own order; only the environment differs between machines."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent


def required(name: str, example: str) -> str:
    """Return a setting of the environment; where it is missing, say how it looks."""
    value = env.str(name, "")
    if not value:
        raise ImproperlyConfigured(f"Set the environment variable {name}, for example {name}={example}")
    return value


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
    "guidance",
    "contacts",
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
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
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
    "cms.middleware.toolbar.ToolbarMiddleware",
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

# Database: SQLite for the first run, PostgreSQL as soon as DATABASE_URL says so
DATABASES = {"default": env.db("DATABASE_URL", f"sqlite:///{DATA_DIR / 'portal.sqlite3'}")}
DATABASES["default"]["ATOMIC_REQUESTS"] = True  # versioning's archive and discard are not atomic by themselves
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",  # readers never wait for a writer
        "transaction_mode": "IMMEDIATE",  # a writer waits its turn instead of failing half-way
        "timeout": 10,
    }
else:
    DATABASES["default"]["OPTIONS"] = {
        "pool": {"min_size": 0, "max_size": 8, "timeout": 3},
        "connect_timeout": 3,  # a database that does not answer must not hold an editor for minutes
        "tcp_user_timeout": 5000,
        "options": "-c statement_timeout=15000 -c lock_timeout=10000",
    }

# Sign-in: one door, throttled
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "admin:login"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day

# Languages: content words live in the CMS, the portal's own words in portal/locale
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("sv", "Svenska")]
LOCALE_PATHS = [BASE_DIR / "portal" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
SITE_ID = 1

# Files
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.statics.Statics"},
}
WHITENOISE_MAX_AGE = 31536000  # names hold the hash of what is in them
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILER_IS_PUBLIC_DEFAULT = False  # an upload is private until it stands in a published text
FILER_ENABLE_PERMISSIONS = False
FILER_MIME_TYPE_WHITELIST = ["application/pdf", "image/jpeg", "image/png", "image/webp"]
FILER_MAX_FILESIZE_UPLOAD = 20  # megabytes

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
CMS_ENABLE_HELP = False
DJANGOCMS_VERSIONING_LOCK_VERSIONS = True
DJANGOCMS_VERSIONING_VERBOSE_UI = False
TEXT_CHILDREN_ENABLED = False  # a text holds text; other plugins stand beside it
TEXT_INLINE_EDITING = True
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
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {  # the editors' policy: their text editor writes inline styles
        "default-src": [NONE],
        "script-src": [SELF, UNSAFE_INLINE, UNSAFE_EVAL],
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
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10  # seconds
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"portal": {"level": "INFO"}, "guidance": {"level": "INFO"}},
}
