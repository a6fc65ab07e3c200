"""Check the links of a built site, from any folder and with any Python; what it does stands in `scripts/links/command.py`.

python3 scripts/check_links.py SITE_DIR [--mode offline] [--strict]
"""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from scripts.environment import ensure_environment

    ensure_environment(sys.argv, "selectolax", "yaml")
    from scripts.links.command import main

    sys.exit(main())
