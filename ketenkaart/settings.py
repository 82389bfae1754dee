"""Names and defaults that the command line and the notebook functions share."""

from pathlib import Path

STORE = Path("ketenkaart-data")
PRACTICE_STORE = Path("ketenkaart-oefening")
OUT = Path("ketenkaart-out")
MIN_CONFIDENCE = 0.5

PRACTICE_CORPUS = Path(__file__).resolve().parent.parent / "examples"
