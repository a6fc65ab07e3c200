"""The link checker: everything that a built site refers to, compared with everything that it has.

There is no crawl. Every file is read once; what it defines and what it uses is collected, merged and compared.
Read the modules in this order:

    rules         what can be wrong, and what a finding says
    urls          what a written reference means, before any file is looked at
    references    which attributes of which elements refer to something
    stylesheets   the same for CSS
    documents     `extract`: one HTML or SVG document as references and anchors (the only module that knows the parser)
    data_files    sitemaps, search indexes, web manifests and Material's configuration
    folders       which files a site has
    fragments     what a fragment names
    targets       what a reference leads to, on a server and from `file://`
    judging       one reference: is it good, what is wrong with it
    reading       one file, by its kind
    comparing     all files: anchors, redirects, translations, pages that nothing leads to
    places        line and column of a finding
    markdown      the Markdown file and line that it came from
    suggestions   what the author may have meant
    ignoring      findings that somebody has accepted, with reason and date
    work          what one process does, and the processes
    checking      all of the above in order
    unused_files  files that nothing leads to
    text_report   text for people; machine_formats: JSON, GitHub annotations, SARIF
    command       the command line

To add a rule: 1. give it a line in `rules` (id, severity, message, why); `--help`, SARIF and the exceptions know it from there.
2. Make the finding where the fault is seen: `targets` (an address alone, or a file that is not there), `judging` (one reference
on its page), `reading` (a whole file), `comparing` (what only other files answer). 3. Plant it in
`tests/unit/links/test_link_planted.py`, and show in `test_link_rules.py` what looks like it and is none.
"""
