"""DSPy signatures of the support desk. The template of the same function has the same fields."""

from typing import Literal

import dspy

Intent = Literal[
    "track_parcel",
    "redirect_parcel",
    "rebook_delivery",
    "pickup_point",
    "courier_conduct",
    "report_damage",
    "report_missing",
    "claim_progress",
    "dispute_charge",
    "invoice_copy",
    "refund_progress",
    "customs_fees",
    "login_problem",
    "change_details",
]


class ClassifyRequest(dspy.Signature):
    """Name the intent of a customer's message to a parcel carrier."""

    text: str = dspy.InputField(desc="The message as it came in")
    intent: Intent = dspy.OutputField(desc="The one intent")
