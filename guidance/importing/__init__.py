"""The content of `fixtures/guide` brought into the CMS, never over an editor's work."""
