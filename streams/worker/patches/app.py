"""Faust's app without its directories, and without its way to go on after a failure."""

import logging
from typing import Any

import faust

__all__ = ["FaustApp"]


class FaustApp(faust.App):
    """Keeps nothing on disk, and ends where an agent fails."""

    logger = logging.getLogger("faust.app")  # what it says is Faust's, and held down like the rest of it

    async def agent_failed(self, error: BaseException) -> None:
        """An agent raised ``error``: end the worker."""
        await self.crash(error)

    def _create_directories(self) -> None:
        """There are no tables, so no directory for them: the working directory stays as it is."""

    async def _on_agent_error(self, _agent: faust.types.AgentT[Any], error: BaseException) -> None:
        """Faust would start the agent again after the record that it failed on, and that article would be lost."""
        await self.agent_failed(error)
