/**
 * Whether `a` becomes `b` by at most one slip of the finger: a letter changed, left out, put in,
 * or two neighbours swapped. `khau`, `khua` → true; `ma`, `so` → false.
 */
export function withinOneSlip(a: string, b: string): boolean {
  const longer = a.length >= b.length ? a : b;
  const shorter = a.length >= b.length ? b : a;
  if (longer.length - shorter.length > 1) return false;
  let same = 0;
  while (same < shorter.length && longer[same] === shorter[same]) same += 1;
  if (longer.length > shorter.length) return longer.slice(same + 1) === shorter.slice(same);
  if (longer.slice(same + 1) === shorter.slice(same + 1)) return true;
  return (
    longer[same] === shorter[same + 1] &&
    longer[same + 1] === shorter[same] &&
    longer.slice(same + 2) === shorter.slice(same + 2)
  );
}
