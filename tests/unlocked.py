"""The portal's settings with the lock around versions taken out: shows that the tests would notice."""

from portal.settings import *  # noqa: F403  settings are the names of a module

INSTALLED_APPS = [*INSTALLED_APPS, "tests.unlocking"]  # noqa: F405  it comes with them
