"""'de raad', 'het college': the municipal council and executive of the text, or the Raad voor de Kinderbescherming."""

import re
from dataclasses import replace

from loaders.extract.antecedents import Antecedents, Context
from loaders.extract.candidates import Candidate
from loaders.extract.nouns import is_definite

_COUNCIL_TEXT = re.compile(
    r"\b(?:[Gg]emeenteraad|[Rr]aadsleden|[Rr]aadslid|[Rr]aadsinformatiebrief|RAADSINFORMATIEBRIEF|[Rr]aadsvergadering|[Mm]otie|[Rr]aadsvoorstel|[Rr]aadsbesluit|"
    r"[Gg]riffier?|leden van de raad|uw raad|[Gg]eachte raad|[Rr]aadscommissie|[Cc]ollege van)\b"
)
_YOUTH_PROTECTION = re.compile(
    r"\b(?:[Kk]inderbescherming|[Rr]aadsonderzoek|[Rr]aadsonderzoeker|[Jj]eugdbescherm|[Oo]ndertoezichtstelling|RvdK)"
)


# 'raad van toezicht', 'raad voor cultuur', but 'de raad voor 1 maart informeren'.
_OTHER_COUNCIL = re.compile(
    r" (?:van (?:bestuur|toezicht|commissarissen|advies|kerken|state|europa)\b|"
    r"voor (?!\d|het einde|de zomer|eind|begin|de begroting))",
    re.IGNORECASE,
)


class CouncilNouns(Antecedents):
    """Resolution of council nouns by what kind of text it is and who else is named in it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._council = bool(_COUNCIL_TEXT.search(context.text))
        self._rvdk = bool(self._by_type["rvdk"])
        self._protection = bool(_YOUTH_PROTECTION.search(context.text))
        self._lower_raad = bool(re.search(r"\b(?:de|uw) raad\b(?! voor| van)", context.text))

    def resolve(self, noun: Candidate) -> Candidate | None:
        word = noun.surface
        if noun.notes.get("plural"):
            return self._kind(noun)
        definite = is_definite(noun) or noun.notes.get("determiner") == "uw"
        if word.lower() == "raad":
            if not definite or _OTHER_COUNCIL.match(self.context.after(noun)):
                return None
            return self._raad(noun)
        place = self.context.municipality.removeprefix("gemeente-") if self.context.municipality else None
        if word.lower() == "college" and not (definite and (self._council or place)):
            return None
        body = "gemeenteraad" if word.lower() == "gemeenteraad" else "college"
        if place and noun.notes.get("determiner") not in ("een", "elke", "iedere"):
            return replace(noun, canonical=f"{body}-{place}", confidence=0.88)
        return self._kind(noun, 0.9)

    def _raad(self, noun: Candidate) -> Candidate | None:
        """'de Raad' is the Raad voor de Kinderbescherming, 'de raad' in a council text the municipal council."""
        kept_apart = noun.surface == "Raad" and (
            self._rvdk or not self._council or (self._lower_raad and self._protection)
        )
        if (kept_apart and (self._rvdk or self._protection)) or (not self._council and self._rvdk):
            return replace(noun, type="rvdk", canonical="raad-voor-de-kinderbescherming", confidence=0.9)
        if not self._council:
            return None
        place = self.context.municipality
        if place is None:
            return self._kind(noun, 0.85)
        return replace(noun, canonical=f"gemeenteraad-{place.removeprefix('gemeente-')}", confidence=0.88)
