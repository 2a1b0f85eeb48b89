"""The portal's settings with the lock around versions taken out: shows that the tests would notice."""

from portal import settings

INSTALLED_APPS = [*settings.INSTALLED_APPS, "tests.unlocking"]


def __dir__() -> list[str]:
    return dir(settings)


def __getattr__(name: str):
    return getattr(settings, name)
