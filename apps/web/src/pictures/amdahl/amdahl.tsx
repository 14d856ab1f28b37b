/** The curve of Amdahl's law with the student's own points, and the serial part that fits them best. */

import { endingOf, type LessonSession } from "@mp/tutor";
import { useStore } from "@mp/tutor/react";
import { type ReactNode, useEffect, useState } from "react";
import { useLanguage } from "../../app/language.tsx";
import { amdahlWords } from "../../texts/amdahl.ts";
import { Curve } from "./curve.tsx";
import { pointsIn, serialPart, speedUpOf } from "./law.ts";
import { Measured } from "./points.ts";

/** Draws it, and takes the points of each run of the lesson. */
export default function Amdahl({ session }: { readonly session: LessonSession }): ReactNode {
  const language = useLanguage();
  const text = amdahlWords(language);
  const [measured] = useState(() => new Measured(session.lesson.id));
  const points = useStore(measured);
  const { activity, phase } = useStore(session);
  const pattern = session.lesson.speedUp?.[language] ?? "";
  useEffect(() => {
    const { end, output } = activity ?? {};
    if (phase !== "idle" || end === undefined || output === undefined) return;
    const started = endingOf(end).processes - 1;
    const lines = output.map((line) => line.text);
    measured.add(pointsIn(lines, pattern, started));
  }, [activity, phase, measured, pattern]);
  const serial = serialPart(points);
  const number = (value: number): string =>
    value.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <div className="amdahl">
      <p>{text.about}</p>
      <Curve points={points} serial={serial} text={text} />
      <p role="status" className="amdahl-fit">
        {serial === undefined
          ? text.noPoints
          : text.fitted(Math.round(serial * 100), serial === 0 ? undefined : number(1 / serial))}
      </p>
      {points.length === 0 ? null : (
        <>
          <table>
            <caption className="hidden">{text.title}</caption>
            <thead>
              <tr>
                <th scope="col">{text.processes}</th>
                <th scope="col">{text.measured}</th>
                <th scope="col">{text.law}</th>
              </tr>
            </thead>
            <tbody>
              {points.map(({ processes, speedUp }) => (
                <tr key={processes}>
                  <th scope="row">{processes}</th>
                  <td>{number(speedUp)}</td>
                  <td>{serial === undefined ? "" : number(speedUpOf(serial, processes))}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <button type="button" className="quiet" onClick={() => measured.clear()}>
            {text.clear}
          </button>
        </>
      )}
    </div>
  );
}
