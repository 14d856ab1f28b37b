/** The programs that a workbench shows: the student's, or one that came by a link. */

import type { CodeStore } from "@mp/tutor";
import { createContext } from "react";
import { student } from "./student.ts";

export const ShownCode = createContext<Pick<CodeStore, "read">>(student.code);
