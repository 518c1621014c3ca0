from assessment.models.company import Company, Form, Industry, Region, Round, Size, Track
from assessment.models.evidence import EvidenceFile
from assessment.models.firm import Firm, Membership, Role
from assessment.models.instrument import InstrumentVersion
from assessment.models.receipt import Receipt
from assessment.models.report import Report
from assessment.models.respondent import Answer, Evidence, Respondent
from assessment.models.result import Result, VerifiedLevel
from assessment.models.user import User

__all__ = [
    "Answer",
    "Company",
    "Evidence",
    "EvidenceFile",
    "Firm",
    "Form",
    "Industry",
    "InstrumentVersion",
    "Membership",
    "Receipt",
    "Region",
    "Report",
    "Respondent",
    "Result",
    "Role",
    "Round",
    "Size",
    "Track",
    "User",
    "VerifiedLevel",
]
