"""The Grafana dashboard's queries."""

import json
from pathlib import Path
from typing import Any, Final

_DIRECTORY: Final = Path(__file__).parents[2] / "deploy" / "grafana"

DASHBOARD: Final[dict[str, Any]] = json.loads((_DIRECTORY / "dashboards" / "quotetape.json").read_text())


def queries(*, rate_interval: str) -> list[tuple[str, str]]:
    """Each panel's title and PromQL, as Grafana sends it with every job chosen.

    Args:
        rate_interval: What Grafana would put for ``$__rate_interval``.
    """
    variables = {variable["name"]: variable["allValue"] for variable in DASHBOARD["templating"]["list"]}
    found = []
    for panel in DASHBOARD["panels"]:
        for target in panel.get("targets", ()):
            expression = target["expr"].replace("$__rate_interval", rate_interval)
            for name, value in variables.items():
                expression = expression.replace(f"${name}", value)
            found.append((panel["title"], expression))
    return found


__all__ = ["DASHBOARD", "queries"]
