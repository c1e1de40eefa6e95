// Opening hours in the notation of OpenStreetMap, as far as car parks use it. What is not understood stays unknown:
// "closed" is never said of a place whose hours nobody could read.

const days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/** True while open, false while closed, undefined where it cannot be told. */
export function isOpen(text: string, at: Date): boolean | undefined {
  if (text.trim() === "24/7") {
    return true;
  }

  const today = (at.getDay() + 6) % 7;
  const minute = at.getHours() * 60 + at.getMinutes();
  let open = false;
  for (const rule of text.split(";").map((part) => part.trim()).filter((part) => part !== "")) {
    const match = /^((?:Mo|Tu|We|Th|Fr|Sa|Su)[A-Za-z, -]*?)?\s*(\d\d:\d\d-\d\d:\d\d(?:\s*,\s*\d\d:\d\d-\d\d:\d\d)*|off|closed)$/.exec(rule);
    if (match === null) {
      return undefined;
    }

    const wanted = match[1] === undefined ? days.map((_, day) => day) : dayList(match[1]);
    if (wanted === undefined) {
      return undefined;
    }

    const spans = (match[2] ?? "").split(",").map((part) => /(\d\d):(\d\d)-(\d\d):(\d\d)/.exec(part));
    for (const [offset, day] of [[0, today], [1440, (today + 6) % 7]] as const) {
      if (!wanted.includes(day)) {
        continue;
      }

      // A later rule for today replaces an earlier one; yesterday's counts only beyond midnight.
      if (offset === 0) {
        open = false;
      }

      for (const span of spans) {
        if (span === null) {
          continue;
        }

        const begin = Number(span[1]) * 60 + Number(span[2]);
        let end = Number(span[3]) * 60 + Number(span[4]);
        if (end <= begin) {
          end += 1440;
        }

        open ||= minute + offset >= begin && minute + offset < end;
      }
    }
  }

  return open;
}

function dayList(text: string): number[] | undefined {
  const wanted: number[] = [];
  for (const part of text.split(",").map((one) => one.trim()).filter((one) => one !== "")) {
    const [from, to] = part.split("-").map((day) => days.indexOf(day.trim()));
    if (from === undefined || from < 0 || (to !== undefined && to < 0)) {
      return undefined;
    }

    for (let day = from; ; day = (day + 1) % 7) {
      wanted.push(day);
      if (day === (to ?? from)) {
        break;
      }
    }
  }

  return wanted;
}
