"""ONNX Runtime, kept from calling home.

Its builds send what they are used for to their maker, unless this variable is set before they are loaded, and keep a
device's id and a queue of events in the user's home. Nothing of the articles may leave the machine.
"""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

from onnxruntime import InferenceSession, SessionOptions

__all__ = ["InferenceSession", "SessionOptions"]
