import { nothing } from "../../nothing.ts";

nothing();
