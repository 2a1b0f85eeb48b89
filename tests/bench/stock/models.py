"""A part of a page as a project on django CMS would write it: a plugin with fields and a template."""

from cms.models import CMSPlugin
from django.db import models


class Part(CMSPlugin):
    """`values` stand for the fields that such a plugin has."""

    template = models.CharField(max_length=100)
    values = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.template
