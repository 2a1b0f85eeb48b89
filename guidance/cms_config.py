"""How the CMS is told that sections are versioned and editable in place."""

from cms.app_base import CMSAppConfig
from djangocms_versioning.datastructures import VersionableItem, default_copy

from guidance.models import SectionContent


class GuidanceConfig(CMSAppConfig):
    cms_enabled = True
    djangocms_versioning_enabled = True
    versioning = [
        VersionableItem(
            content_model=SectionContent,
            grouper_field_name="section",
            extra_grouping_fields=["language"],
            copy_function=default_copy,
            grouper_selector_option_label=lambda section, language: section.key,
        )
    ]
