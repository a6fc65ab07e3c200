"""From Markdown to the published site and the bundle: hook, Markdown extension, drawings, search index, build."""
