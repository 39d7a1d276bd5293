// An animated picture (GIF89a) of what a figure shows: its drawings on a canvas, frame by frame. Only the lab needs it.
"use strict";

Interactive.picture = (() => {
  /** Draw an element of a figure's SVG, and what is in it, as the style sheet of the page has it. */
  const draw = (context, element) => {
    const style = getComputedStyle(element), name = element.tagName, number = (key) => Number(element.getAttribute(key));
    context.save();
    if (name === "svg" && element.hasAttribute("x")) { // one within another shows only what is in its borders
      const box = element.viewBox.baseVal;
      context.beginPath();
      context.rect(number("x"), number("y"), box.width, box.height);
      context.clip();
      context.translate(number("x") - box.x, number("y") - box.y);
    }
    const moved = element.transform.baseVal.consolidate()?.matrix;
    if (moved) context.transform(moved.a, moved.b, moved.c, moved.d, moved.e, moved.f);
    const paint = (fill, stroke) => {
      const opacity = Number(style.opacity), [outline, inside] = [style.stroke, style.fill].map((colour) => colour !== "none" && colour);
      context.globalAlpha = opacity * Number(style.fillOpacity);
      if (inside && name !== "text") context.fillStyle = inside, fill();
      context.globalAlpha = opacity * Number(style.strokeOpacity);
      context.lineWidth = Number.parseFloat(style.strokeWidth);
      context.lineJoin = style.strokeLinejoin;
      context.setLineDash(style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(/[ ,]+/).map(Number.parseFloat));
      if (outline) context.strokeStyle = outline, stroke();
      context.globalAlpha = opacity * Number(style.fillOpacity);
      if (inside && name === "text") context.fillStyle = inside, fill(); // letters lie on their rim
    };
    if (name === "text") {
      context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      context.textAlign = { middle: "center", end: "right" }[style.textAnchor] ?? "left";
      const at = [element.textContent, number("x"), number("y")];
      paint(() => context.fillText(...at), () => context.strokeText(...at));
    } else if (name === "path" || name === "circle") {
      const shape = new Path2D(element.getAttribute("d") ?? undefined);
      if (name === "circle") shape.arc(number("cx"), number("cy"), number("r"), 0, 2 * Math.PI);
      paint(() => context.fill(shape), () => context.stroke(shape));
    } else for (const child of element.children) draw(context, child);
    context.restore();
  };

  /** Numbers below 256 as LZW has them in a GIF. */
  const packed = (pixels) => {
    const bytes = [], CLEAR = 256;
    let known = new Map(), size = 9, bits = 0, count = 0, before = pixels[0];
    const put = (code) => {
      bits |= code << count;
      for (count += size; count >= 8; count -= 8, bits >>>= 8) bytes.push(bits & 255);
    };
    put(CLEAR);
    for (let at = 1; at < pixels.length; at += 1) {
      const key = before * 256 + pixels[at], code = known.get(key);
      if (code !== undefined) { before = code; continue; }
      put(before);
      const next = 258 + known.size;
      if (next < 4096) {
        if (next === 1 << size) size += 1;
        known.set(key, next);
      } else {
        put(CLEAR);
        [known, size] = [new Map(), 9];
      }
      before = pixels[at];
    }
    put(before);
    put(CLEAR + 1);
    if (count) bytes.push(bits & 255);
    return bytes;
  };

  /** A GIF of frames, all of one size, shown for so many hundredths of a second each, again and again. */
  const gif = (frames, hundredths) => {
    const counts = new Map(), { width, height } = frames[0];
    for (const { colours } of frames) for (const key of colours) counts.set(key, (counts.get(key) ?? 0) + 1);
    const parts = (key) => [key >> 10, (key >> 5) & 31, key & 31], SAME = 255; // the colour of what has not changed
    const palette = [...counts].sort((a, b) => b[1] - a[1]).slice(0, SAME).map(([key]) => key), place = new Map(palette.map((key, k) => [key, k]));
    const away = (one, other) => parts(one).reduce((sum, part, k) => sum + (part - parts(other)[k]) ** 2, 0);
    for (const key of counts.keys()) {
      if (!place.has(key)) place.set(key, palette.reduce((best, other, k) => (away(key, other) < away(key, palette[best]) ? k : best), 0));
    }
    const two = (value) => [value & 255, value >> 8], letters = (text) => [...text].map((letter) => letter.charCodeAt(0));
    const table = Array.from({ length: 256 }, (_colour, k) => parts(palette[k] ?? 0).map((part) => Math.round(part * 255 / 31))).flat();
    const pieces = [[...letters("GIF89a"), ...two(width), ...two(height), 0xf7, 0, 0, ...table, 0x21, 0xff, 11, ...letters("NETSCAPE2.0"), 3, 1, 0, 0, 0]];
    frames.forEach(({ colours }, k) => {
      const bytes = packed(Uint8Array.from(colours, (key, i) => (k && frames[k - 1].colours[i] === key ? SAME : place.get(key))));
      pieces.push([0x21, 0xf9, 4, 0x05, ...two(hundredths), SAME, 0, 0x2c, 0, 0, 0, 0, ...two(width), ...two(height), 0, 8]);
      for (let at = 0; at < bytes.length; at += 255) pieces.push([Math.min(255, bytes.length - at), ...bytes.slice(at, at + 255)]);
      pieces.push([0]);
    });
    return new Blob([...pieces, [0x3b]].map((piece) => Uint8Array.from(piece)), { type: "image/gif" });
  };

  /** The panels of a figure in two columns below what it says, as they are now: width, height, and the colour of each pixel in 15 bits. */
  const frame = (svgs, titles, says) => {
    const sizes = svgs.map((svg) => svg.viewBox.baseVal), rows = [0, 2].map((k) => Math.max(...sizes.slice(k, k + 2).map((size) => size.height)));
    const HEAD = 64, TITLE = 22, scale = 1.25, column = sizes[0].width, canvas = document.createElement("canvas");
    canvas.width = Math.round(2 * column * scale);
    canvas.height = Math.round((HEAD + rows[0] + rows[1] + 2 * TITLE) * scale);
    const context = canvas.getContext("2d", { willReadFrequently: true }), { color, fontFamily } = getComputedStyle(titles[0]);
    context.fillStyle = getComputedStyle(svgs[0].closest("figure")).backgroundColor;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.scale(scale, scale);
    const write = (text, x, y, weight) => { Object.assign(context, { fillStyle: color, font: `${weight} 13px ${fontFamily}` }).fillText(text, x, y); };
    let line = "", at = 18;
    context.font = `13px ${fontFamily}`;
    for (const word of [...says.split(" "), ""]) {
      if (word && context.measureText(`${line} ${word}`).width < 1.9 * column) { line = `${line} ${word}`.trim(); continue; }
      write(line, 8, at, 400);
      [line, at] = [word, at + 18];
    }
    svgs.forEach((svg, k) => {
      context.save();
      context.translate(k % 2 * column, HEAD + (k < 2 ? 0 : rows[0] + TITLE));
      write(titles[k].textContent, 8, 14, 600);
      context.translate(0, TITLE);
      draw(context, svg);
      context.restore();
    });
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height), level = (byte) => Math.round(byte * 31 / 255); // 32 levels of each colour
    const colours = Uint16Array.from({ length: data.length / 4 }, (_pixel, i) => (level(data[4 * i]) << 10) | (level(data[4 * i + 1]) << 5) | level(data[4 * i + 2]));
    return { width: canvas.width, height: canvas.height, colours };
  };

  return { frame, gif };
})();
