"""The portal's settings with the lock around versions taken out: shows that the tests would notice."""

from portal.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.unlocking"]  # noqa: F405
