// A pen that writes SVG: the part of a canvas context that the picture is drawn with.

const escape = (words) =>
  words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "").replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
const round = (value) => Math.round(value * 10) / 10;

export class SvgPen {
  constructor(width, height) {
    Object.assign(this, {
      width,
      height,
      out: [],
      path: "",
      dash: [],
      globalAlpha: 1,
      fillStyle: "",
      strokeStyle: "",
      lineWidth: 1,
      font: "",
      textAlign: "start",
    });
  }

  beginPath() {
    this.path = "";
  }
  closePath() {
    this.path += "Z";
  }
  moveTo(x, y) {
    this.path += `M${round(x)} ${round(y)}`;
  }
  lineTo(x, y) {
    this.path += `L${round(x)} ${round(y)}`;
  }
  quadraticCurveTo(a, b, x, y) {
    this.path += `Q${round(a)} ${round(b)} ${round(x)} ${round(y)}`;
  }
  arc(x, y, r) {
    this.path += `M${round(x - r)} ${round(y)}a${round(r)} ${round(r)} 0 1 0 ${round(2 * r)} 0a${round(r)} ${round(r)} 0 1 0 ${round(-2 * r)} 0Z`;
  }
  setLineDash(dash) {
    this.dash = dash;
  }
  fillRect(x, y, width, height) {
    this.out.push(
      `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${this.fillStyle}"${this.faint()}/>`,
    );
  }
  fill() {
    this.out.push(`<path d="${this.path}" fill="${this.fillStyle}"${this.faint()}/>`);
  }
  stroke() {
    if (this.path)
      this.out.push(
        `<path d="${this.path}" fill="none" stroke="${this.strokeStyle}" stroke-width="${round(this.lineWidth)}"${this.dash.length ? ` stroke-dasharray="${this.dash.map(round).join(" ")}"` : ""}${this.faint()}/>`,
      );
  }
  strokeText(words, x, y) {
    this.text(words, x, y, `fill="none" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth}" stroke-linejoin="round"`);
  }
  fillText(words, x, y) {
    this.text(words, x, y, `fill="${this.fillStyle}"`);
  }

  text(words, x, y, paint) {
    const [, weight, size] = /^(\d+) ([\d.]+)px/.exec(this.font) || ["", "400", "12"];
    this.out.push(
      `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" text-anchor="middle" dominant-baseline="central" ${paint}${this.faint()}>${escape(words)}</text>`,
    );
  }

  faint() {
    return this.globalAlpha < 1 ? ` opacity="${this.globalAlpha}"` : "";
  }

  /** The whole file. */
  toString(title, face) {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}" viewBox="0 0 ${this.width} ${this.height}" font-family="${escape(face)}"><title>${escape(title)}</title>${this.out.join("")}</svg>`;
  }
}
