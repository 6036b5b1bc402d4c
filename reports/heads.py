"""Table heads and feet that WeasyPrint leaves out where they leave a row no room."""

from xml.etree.ElementTree import Element

from weasyprint import Document

AS_ROWS = "as-rows"
_REPEATED = {"thead", "tfoot"}


def bring_back_lost_heads(root: Element, document: Document) -> bool:
    """Make ordinary rows of each head or foot that is on no page of `document`.

    A head taller than its page, or above a row that fills one and can't be broken,
    would be gone with its words. Return whether the page has to be laid out again.
    """
    printed = {
        id(box.element)
        for page in document.pages
        for box in page._page_box.descendants()
        if box.element is not None and box.element_tag in _REPEATED
    }
    lost = [
        group
        for group in root.iter()
        if group.tag in _REPEATED and len(group) and id(group) not in printed
    ]
    for group in lost:
        group.set("class", AS_ROWS)
    return bool(lost)
