"""Text that pages include and nobody types, made from `docs/data` before MkDocs reads the pages."""
