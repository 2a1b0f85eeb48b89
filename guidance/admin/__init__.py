"""The admin pages of the guide, one file for each noun."""

from importlib import import_module
from pkgutil import iter_modules

# Each file registers what it is about; a new noun needs no change here.
for module in iter_modules(__path__):
    import_module(f"{__name__}.{module.name}")
