"""The CMS's pages: their tree belongs to those who look after it, and is changed by one person at a time."""

from cms.admin.forms import ChangePageForm
from cms.admin.pageadmin import PageAdmin, PageContentAdmin
from cms.models import Page, PageContent
from cms.toolbar.utils import get_object_preview_url
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_slug
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from guidance.addresses import CMS_PAGES
from guidance.permissions import may_manage_pages
from guidance.publishing import needed, tree_held

admin.site.unregister(Page)
admin.site.unregister(PageContent)


@admin.register(Page)
class GuidePageAdmin(PageAdmin):
    def edit_title_fields(self, request, page_id, language):
        """Closed: it would change the title of a published page past its versions."""
        raise PermissionDenied

    def get_form(self, request, obj=None, **kwargs):
        """The key of a page of the guide is never changed: links, addresses and readers' mails name it."""
        form = super().get_form(request, obj, **kwargs)
        if "reverse_id" in form.base_fields and obj and obj.reverse_id in CMS_PAGES:
            form.base_fields["reverse_id"].disabled = True
        return form

    @tree_held
    def set_home(self, request, object_id):
        if not may_manage_pages(request.user):
            raise PermissionDenied
        page = self.get_object(request, object_id)
        if page and page.reverse_id != "home":
            told = _("The guide has one home page, and readers' links lead there. Change its text instead.")
            return HttpResponseBadRequest(told)
        return super().set_home(request, object_id)

    @tree_held
    def move_page(self, request, page_id, extra_context=None):
        return super().move_page(request, page_id, extra_context)

    @tree_held
    def copy_page(self, request, page_id):
        return super().copy_page(request, page_id)

    @tree_held
    def delete_view(self, request, object_id, extra_context=None):
        return super().delete_view(request, object_id, extra_context)


class GuidePageForm(ChangePageForm):
    def clean_overwrite_url(self):
        """An address of its own is made like every other one here: it can be read out, printed and typed anywhere."""
        address = self.cleaned_data["overwrite_url"].strip("/")
        try:
            for part in address.split("/") if address else ():
                validate_slug(part)
        except ValidationError:
            told = _("Write the address with the letters a–z, digits and hyphens only, and / between its parts.")
            raise ValidationError(told) from None
        return address


@admin.register(PageContent)
class GuidePageContentAdmin(PageContentAdmin):
    change_form = GuidePageForm

    @tree_held
    def add_view(self, request, form_url="", extra_context=None):
        return super().add_view(request, form_url, extra_context)

    @tree_held
    def duplicate(self, request, object_id):
        return super().duplicate(request, object_id)

    @tree_held
    def delete_view(self, request, object_id, extra_context=None):
        content = self.get_object(request, object_id)
        if content and (reason := needed(content)):
            messages.error(request, reason)
            return redirect(get_object_preview_url(content, content.language))
        return super().delete_view(request, object_id, extra_context)
