/** GitHub Copilot: `.github/copilot-instructions.md` for what is for Copilot only, and `.github/instructions`. */
import { fileTarget } from './target.ts';

export const copilot = fileTarget('copilot');
