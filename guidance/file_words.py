"""Words of the list of files that have no Swedish of their own, so that ours has one (portal/locale/parts/files.po)."""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext

WORDS = [
    _("Files"), _("Folder"), _("Folders"), _("folder"), _("files"), _("image"), _("images"), _("clipboard"),
    _("clipboards"), _("clipboard item"), _("clipboard items"), _("folder permission"), _("folder permissions"),
    _("thumbnail option"), _("thumbnail options"), _("root"), _("Root"), _("All Folders"), _("Unsorted Uploads"),
    _("files with missing metadata"), _("Media library"), _("uploaded at"), _("created at"), _("modified at"),
    _("parent"), _("description"), _("file size"), _("original filename"), _("has all mandatory data"),
    _("Permissions disabled"),
    _("Disable any permission checking for this file. File will be publicly accessible to anyone."),
    _("MIME type of uploaded content"), _("mime type"), _("author"), _("date taken"), _("default alt text"),
    _("default caption"), _("subject location"), _("must always publish author credit"),
    _("must always publish copyright"), _("Subject location"),
    _('Location of the main subject of the scene. Format: "x,y".'), _("Invalid subject location format. "),
    _("Subject location is outside of the image. "), _('Your input: "{subject_location}". '), _("Advanced"),
    _("canonical URL"), _("Name"), _("Owner"), _("Size"), _("Type"), _("File-size"), _("Permissions"), _("enabled"),
    _("disabled"), _("Duplicates"), _("Show table view"), _("Show thumbnail view"), _("Limit"),
    _("Check it to limit the search to current folder"), _("Limit the search to current folder"),
    _("Click here to run search for entered phrase"), _("cancel search"), _("found"), _("Go back to admin homepage"),
    _("admin homepage"), _("Go back to Filer app"), _("Go back to root folder"), _("Go back to the parent folder"),
    _("Go back to"), _("Go back to '%(folder_name)s' folder"), _("Folder Icon"), _("Change current folder details"),
    _("Change folder details"), _("Change '%(item_label)s' folder details"), _("Change '%(item_label)s' details"),
    _("Remove folder"), _("Remove file"), _("Select this file"), _("URL copied to clipboard"),
    _("Canonical url '%(item_label)s'"), _("Download '%(item_label)s'"), _("Download"), _("Expand"),
    _("File is missing"), _("previous"), _("next"), _("Page %(number)s of %(num_pages)s."), _("Select all"),
    _("Select all %(total_count)s"), _("Select all %(total_count)s files and/or folders"),
    _("Directory listing for %(folder_name)s"), _("Your browser does not support audio."),
    _("Your browser does not support video."), _("Adds a new Folder"), _("New Folder"), _("Add new"),
    _("Upload Files"), _("Upload"), _("You have to select a folder first"),
    _('Drop files here or use the "Upload Files" button'), _("Drop your file to upload into:"), _("cancel"),
    _("Upload success!"), _("Upload canceled!"), _("upload failed"), _("Folder with this name already exists."),
    _("You do not have permission to upload files."), _("Can't find folder to upload. Please refresh and try again"),
    _("Can't use this folder, Permission Denied. Please select another folder."), _("Lookup"), _("Choose File"),
    _("Choose Folder"), _("or drop your file here"), _("no file selected"), _("Clear"),
    _('File "{file_name}": Upload denied by site security policy'),
    _('File "{file_name}": {file_type} upload denied by site security policy'),
    _('File "{file_name}": Rejected due to incompatible format'), _("Run the selected action"),
    _("Items must be selected in order to perform actions on them. No items have been changed."),
    _("No action selected."), _("Are you sure?"), _("No, take me back"), _("Take me back"),
    _("Delete files and/or folders"), _("Delete selected files and/or folders"),
    _("Successfully deleted %(count)d files and/or folders."), _("Cannot delete files and/or folders"),
    _(
        "Are you sure you want to delete the selected files and/or folders? All of the following objects and "
        "their related items will be deleted:"
    ),
    _("Move"), _("Move files and/or folders"), _("Move selected files and/or folders"),
    _("Successfully moved %(count)d files and/or folders to folder '%(destination)s'."),
    _(
        "The following files and/or folders will be moved to a destination folder (retaining their tree "
        "structure):"
    ),
    _("There are no files and/or folders available to move."), _("It is not allowed to move files into same folder"),
    _("Your account doesn't have permissions to move all of the selected files and/or folders."),
    _("There are no destination folders available."), _("Destination folder:"),
    _("Folders with names %s already exist at the selected destination"), _("Copy"), _("Copy files and/or folders"),
    _("Copy selected files and/or folders"),
    _("Successfully copied %(count)d files and/or folders to folder '%(destination)s'."),
    _(
        "The following files and/or folders will be copied to a destination folder (retaining their tree "
        "structure):"
    ),
    _("There are no files and/or folders available to copy."), _("It is not allowed to copy files into same folder"),
    _("Your account doesn't have permissions to copy all of the selected files and/or folders."),
    _("Suffix which will be appended to filenames of copied files."), _("Rename"), _("Rename files"),
    _("Successfully renamed %(count)d files."), _("There are no files available to rename."), _("Resize"),
    _("Resize images"), _("Resize selected images"), _("Successfully resized %(count)d images."),
    _("There are no images available to resize."), _("The following images will be resized:"),
    _("Choose an existing thumbnail option or enter resize parameters:"),
    _(
        "Warning: Images will be resized in-place and originals will be lost. Maybe first make a copy of them"
        " to retain the originals."
    ),
    _("width"), _("height"), _("crop"), _("upscale"), _("Clipboard"), _("Move selected files to clipboard"),
    _("Successfully moved %(count)d files to clipboard."), _("Paste all items here"),
    _("Move all clipboard files to"), _("Empty Clipboard"), _("the clipboard is empty"),
]  # fmt: skip


def counted(counter: int) -> tuple[str, str]:
    """The words that are counted."""
    return (
        ngettext("%(counter)s folder", "%(counter)s folders", counter),
        ngettext("%(counter)s file", "%(counter)s files", counter),
    )
