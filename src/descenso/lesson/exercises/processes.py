"""What both sides of a check know about each other; imports nothing heavy."""

from __future__ import annotations

JOB = "job.json"
"""The file that tells a worker what to do."""
