/** What a page for filming needs only once there is a film: to find its place, and to watch it there. */
export { placeByEar } from "./hearing";
export { watch } from "./watching";
