/** The branches of a point in the tree of schedules: whose turn it may be, what they would do, and what that comes to. */

import type { LessonSession } from "@mp/tutor";
import { type Branch, branchesAt, type ScheduleTree } from "@mp/tutor/explore";
import { useStore } from "@mp/tutor/react";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useLanguage } from "../app/language.tsx";
import { laneOf } from "../run/lane.ts";
import { exploreWords } from "../texts/explore.ts";
import { lookAt } from "./look.ts";
import { letterOf } from "./outcome-text.ts";
import { TreeSearch } from "./tree-search.ts";

interface BranchesProps {
  readonly search: TreeSearch;
  readonly tree: ScheduleTree;
  readonly decisions: readonly number[];
  readonly session: LessonSession;
}

/** Draws them; the program is run to this point for that. */
export function Branches({ search, tree, decisions, session }: BranchesProps): ReactNode {
  const text = exploreWords(useLanguage());
  const state = useStore(search);
  const branches = useMemo(() => branchesAt(tree, decisions), [tree, decisions]);
  useEffect(() => search.open(decisions), [search, decisions]);
  const point = TreeSearch.pointIn(state, decisions);
  if (point === undefined) return <p className="faint">{text.scheduler.loading}</p>;
  return (
    <ul className="branches">
      {branches.map((branch) => {
        const ready = point.ready[branch.choice];
        const name = ready?.name ?? text.scheduler.over;
        const what = ready?.next?.action ?? text.scheduler.comesToItsEnd;
        return (
          <OneBranch
            key={branch.choice}
            branch={branch}
            name={name}
            what={ready === undefined ? "" : what}
            lane={ready === undefined ? undefined : laneOf(ready.pid)}
            rest={{ search, tree, decisions, session }}
          />
        );
      })}
    </ul>
  );
}

interface BranchProps {
  readonly branch: Branch;
  readonly name: string;
  readonly what: string;
  readonly lane: number | undefined;
  readonly rest: BranchesProps;
}

/** One of them: with several schedules it can be opened, with one it can be looked at. */
function OneBranch({ branch, name, what, lane, rest }: BranchProps): ReactNode {
  const text = exploreWords(useLanguage());
  const [isOpen, setOpen] = useState(false);
  const { tree, decisions, session } = rest;
  const after = useMemo(() => [...decisions, branch.choice], [decisions, branch.choice]);
  const words = (
    <>
      <strong>{name}</strong> {what === "" ? null : <code>{what}</code>}
      <Tally branch={branch} tree={tree} />
    </>
  );
  const lanes = `branch ${lane === undefined ? "" : `lane-${lane}`}`;
  if (branch.count === 1) {
    const [only] = branch.outcomes;
    return (
      <li className={lanes}>
        <button type="button" className="branch-leaf" onClick={() => void lookAt(session, branch.schedule)}>
          {words} <span className="faint">{text.outcomes.leaf(letterOf(only?.outcome ?? 0))}. </span>
          <span className="look">{text.look}</span>
        </button>
      </li>
    );
  }
  return (
    <li className={lanes}>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className="branch-sign" aria-hidden="true">
          {isOpen ? "▾" : "▸"}
        </span>{" "}
        {words}
      </button>
      {isOpen ? <Branches {...rest} decisions={after} /> : null}
    </li>
  );
}

/** How many schedules of a branch come to each outcome. */
function Tally({ branch, tree }: { readonly branch: Branch; readonly tree: ScheduleTree }): ReactNode {
  const { outcomes: text } = exploreWords(useLanguage());
  return (
    <span className="tally">
      {branch.outcomes.map(({ outcome, count }) => (
        <span key={outcome} className={tree.outcomes[outcome]?.harms ? "bad" : "good"}>
          <span aria-hidden="true">
            {count} {letterOf(outcome)}
          </span>
          <span className="hidden">{text.part(count, letterOf(outcome))}; </span>
        </span>
      ))}
    </span>
  );
}
