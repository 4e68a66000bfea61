"""No test leaves a store open: Python tells of such connections from 3.13 on."""

import pytest

from tests.lives import closing_stores

stores = pytest.fixture(autouse=True)(closing_stores)
