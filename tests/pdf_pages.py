"""PDF files made of lines of words, page by page."""

import io

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas


def make_pdf(pages: list[list[str]], password: str = "") -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption(password) if password else None)
    for page in pages:
        canvas.setFont("STSong-Light", 12)
        for row, words in enumerate(page):
            canvas.drawString(60, 780 - 20 * row, words)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
