/** Keeps takes in the browser's own file system as they come, and finds them again. */
import type { Asked } from "../parts/capture/messages";
import { answer } from "./parts/answering";
import { forget, list, sound } from "./parts/shelf";
import { splice } from "./parts/splicing";
import { begin, end, full, note, reach } from "./parts/writing";

answer<Asked>({ begin, note, reach, full, end, list, sound, forget, splice });
