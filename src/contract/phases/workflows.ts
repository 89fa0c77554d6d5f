import type { Phase, Session } from '../session.js';

/** Runs the workflows that the settings bring: what an API promises beyond the state of its records. */
export const workflows: Phase = {
  name: 'workflows',
  async run(session: Session) {
    if (session.settings.workflows.length === 0) return;
    const { readWorkflows } = await import('../workflow/read-workflows.js');
    const { runWorkflows } = await import('../workflow/run-workflow.js');
    const files = await Promise.all(session.settings.workflows.map((file) => readWorkflows(file, session.spec)));
    for (const file of files) await runWorkflows(file, session);
  },
};
