"""The toolbar: the portal's name, the section's own menu, Publish for those who may, and taking over a draft."""

from cms.cms_toolbars import ADMIN_MENU_IDENTIFIER
from cms.constants import FOLLOW_REDIRECT
from cms.toolbar.items import ButtonList, LinkItem
from cms.toolbar.utils import get_object_preview_url
from cms.toolbar_base import CMSToolbar
from cms.toolbar_pool import toolbar_pool
from cms.utils.urlutils import admin_reverse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from djangocms_versioning.cms_toolbars import (
    VersioningBasicToolbar,
    VersioningPageToolbar,
    VersioningToolbar,
    replace_toolbar,
)
from djangocms_versioning.constants import DRAFT

from guidance import permissions
from guidance.drafting import OTHER, current
from guidance.models.section import LANGUAGES, SectionContent


class GuideToolbar(VersioningToolbar):
    """Versions as the stock toolbar shows them, with the buttons that fit the user's rights."""

    def _address(self, action: str, version) -> str:
        name = self._get_proxy_model()._meta.model_name
        return reverse(f"admin:djangocms_versioning_{name}_{action}", args=(version.pk,))

    def _add_publish_button(self) -> None:
        """Publish stands in edit and in preview, for whoever may publish this draft and for nobody else."""
        version = self._get_version() if self._is_versioned() else None
        if version is None or not (self.toolbar.edit_mode_active or self.toolbar.preview_mode_active):
            return
        if version.check_publish.as_bool(self.request.user):
            classes = ["cms-btn-action", "cms-form-post-method", "cms-versioning-js-publish-btn"]
            self._add_button(_("Publish"), self._address("publish", version), classes)

    def _add_unlock_button(self) -> None:
        """Whoever may write the text may take over the draft that somebody else holds."""
        version = self._get_version() if self._is_versioned() else None
        draft = version and (version if version.state == DRAFT else version.get_latest_draft_version())
        user = self.request.user
        if draft and draft.has_change_permission(user) and not draft.is_unlocked_for_user(user):
            self._add_button(_("Take over"), self._address("unlock", draft), ["cms-btn-action", "cms-form-post-method"])

    def _add_lock_message(self) -> None:
        """Say whose draft it is only where it is not the user's own."""
        version = self._get_version() if self._is_versioned() else None
        if version and version.locked_by_id != self.request.user.pk:
            super()._add_lock_message()

    def _add_button(self, name, url: str, classes: list[str]) -> None:
        item = ButtonList(side=self.toolbar.RIGHT)
        item.add_button(name, url=url, disabled=False, extra_classes=classes)
        self.toolbar.add_item(item)

    def _get_published_page_version(self):
        content = self.toolbar.obj
        if isinstance(content, SectionContent):
            return SectionContent.objects.filter(section=content.section_id, language=content.language).first()
        return super()._get_published_page_version()


class GuidePageToolbar(VersioningPageToolbar):
    """The page's own menu is for those who look after the page tree; others have its title in Page settings."""

    def add_page_menu(self) -> None:
        if permissions.may_manage_pages(self.request.user):
            super().add_page_menu()
        elif self.page and self.page_content and permissions.may_edit_pages(self.request.user):
            menu = self.toolbar.get_or_create_menu("page", _("Page"), position=1)
            url = admin_reverse("cms_pagecontent_change", args=(self.page_content.pk,))
            menu.add_modal_item(_("Title and address"), url=url, on_close=self.toolbar.REFRESH_PAGE)


class GuideBasicToolbar(VersioningBasicToolbar):
    """The first menu carries the portal's name instead of an address."""

    def add_admin_menu(self) -> None:
        super().add_admin_menu()
        menu = self.toolbar.get_or_create_menu(ADMIN_MENU_IDENTIFIER, _("Support for industry collaborations"))
        menu.add_sideframe_item(_("Sections"), url=admin_reverse("guidance_section_changelist"), position=0)
        menu.add_link_item(_("Start page for editors"), url=admin_reverse("index"), position=0)
        for found in menu.find_items(LinkItem):
            if found.item.url == f"?{self.toolbar.disable_url}":  # who uses it finds no way back
                menu.remove_item(found.item)


@toolbar_pool.register
class SectionToolbar(CMSToolbar):
    """What can be done with the section in view."""

    def post_template_populate(self) -> None:
        content = self.toolbar.obj
        if not isinstance(content, SectionContent):
            return
        user, section = self.request.user, content.section
        menu = self.toolbar.get_or_create_menu("section", _("Section"), position=1)
        if content.is_editable(self.request):
            url = admin_reverse("guidance_sectioncontent_change", args=(content.pk,))
            menu.add_modal_item(_("Title and lead"), url=url, on_close=self.toolbar.REFRESH_PAGE)
        if permissions.may_read_drafts(user, section.owner):
            url = admin_reverse("guidance_section_change", args=(section.pk,))
            menu.add_modal_item(_("Responsibility, place and references"), url=url, on_close=self.toolbar.REFRESH_PAGE)
            menu.add_sideframe_item(
                _("History of responsibility"), url=admin_reverse("guidance_section_history", args=(section.pk,))
            )
        if permissions.may_edit(user, section.owner):
            self.add_translation(menu, content)
        if permissions.may_publish(user, section.owner):
            menu.add_break()
            menu.add_link_item(
                _("Retire this section"), url=admin_reverse("guidance_section_retire", args=(section.pk,))
            )

    def add_translation(self, menu, content: SectionContent) -> None:
        """Offer the other language: open it where it exists, make a copy to translate where it does not."""
        language = OTHER[content.language]
        name = dict(LANGUAGES)[language]
        other = current(content.section, language)
        if other:
            menu.add_link_item(_("Open the text in %s") % name, url=get_object_preview_url(other, language))
            return
        menu.add_ajax_item(
            _("Copy this text to %s") % name,
            action=admin_reverse("guidance_sectioncontent_translate", args=(content.pk,)),
            data={},
            on_success=FOLLOW_REDIRECT,
        )


replace_toolbar(VersioningToolbar, GuideToolbar)
replace_toolbar(VersioningPageToolbar, GuidePageToolbar)
replace_toolbar(VersioningBasicToolbar, GuideBasicToolbar)
