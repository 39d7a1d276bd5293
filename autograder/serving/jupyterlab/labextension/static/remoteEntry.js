// The button "Check with the grader". This file is, written by hand, the container that module federation would build: it brings nothing
// of its own along, and takes what it needs from the modules that JupyterLab shares.
(() => {
  "use strict";
  const NAME = "autograder";
  const style = new URL("panel.css", document.currentScript.src).href;
  let scope = {};

  const shared = async (name) => {
    const versions = Object.values(scope[name] ?? {});
    const version = versions.find((each) => each.loaded) ?? versions[0]; // JupyterLab's own, which runs already
    if (!version) throw new Error(`${NAME}: this JupyterLab shares no ${name}`);
    return (await version.get())();
  };

  // Of an assignment are notebooks with nbgrader's metadata.
  const isAssignment = (model) => model.cells.some((cell) => cell.metadata?.nbgrader);

  const extension = async () => {
    const [{ URLExt }, { ServerConnection }, { ITranslator }, { ToolbarButton, checkIcon }, { Widget }] = await Promise.all(
      ["@jupyterlab/coreutils", "@jupyterlab/services", "@jupyterlab/translation", "@jupyterlab/ui-components", "@lumino/widgets"].map(shared),
    );
    const settings = ServerConnection.makeSettings();

    const ask = async (path, query, init = {}) => {
      const url = URLExt.join(settings.baseUrl, NAME, path) + URLExt.objectToQueryString(query);
      const answer = await ServerConnection.makeRequest(url, init, settings);
      if (!answer.ok) throw new ServerConnection.ResponseError(answer);
      return answer.json();
    };

    const known = new Map();
    const textsIn = (language) => {
      if (!known.has(language)) known.set(language, ask("texts", { language }).catch(() => ({}))); // a server without our half
      return known.get(language);
    };

    // One panel for all notebooks. Its text is a live region, which is there before anything is said in it.
    const makePanel = (app) => {
      const panel = new Widget();
      panel.id = "autograder-panel";
      panel.title.icon = checkIcon;
      panel.addClass("autograder-panel");
      const said = document.createElement("div");
      said.setAttribute("role", "status");
      panel.node.setAttribute("role", "region");
      panel.node.tabIndex = 0; // so that keys scroll it
      panel.node.append(said);
      app.shell.add(panel, "right", { rank: 900 });
      return { panel, said };
    };

    const activate = (app, translator) => {
      let shown;
      let turn = 0;

      const check = async (context, { texts, language, direction }) => {
        const mine = ++turn;
        shown ??= makePanel(app);
        const { panel, said } = shown;
        panel.title.caption = texts.panel;
        panel.node.setAttribute("aria-label", texts.panel);
        panel.node.lang = language;
        panel.node.dir = direction;
        app.shell.activateById(panel.id);
        const say = (html) => {
          if (mine === turn && said.innerHTML !== html) said.innerHTML = html; // our server's, in which all values are escaped
        };
        const tell = (text) => {
          if (mine === turn) said.textContent = text;
        };
        tell(texts.saving);
        if (context.model.dirty) {
          await context.save().catch(() => undefined);
          if (context.model.dirty) return tell(texts.unsaved);
        }
        try {
          let answer = await ask("check", { path: context.localPath, language }, { method: "POST", body: JSON.stringify(context.model) });
          say(answer.said);
          while (answer.waits !== null && mine === turn) {
            answer = await ask(`attempts/${answer.waits}`, { language });
            say(answer.said);
          }
        } catch (error) {
          console.error(error);
          tell(texts.failed);
        }
      };

      app.docRegistry.addWidgetExtension("Notebook", {
        createNew: (notebook, context) => {
          void context.ready.then(async () => {
            const model = context.model.toJSON();
            if (!isAssignment(model)) return;
            const found = await textsIn(model.metadata[NAME]?.language ?? translator?.languageCode ?? "en");
            if (!found.texts || notebook.isDisposed) return;
            let busy = false; // one press hands in once
            const button = new ToolbarButton({
              label: found.texts.button,
              tooltip: found.texts.hint,
              className: "autograder-button",
              onClick: async () => {
                if (busy) return;
                busy = true;
                try {
                  await check(context, found);
                } finally {
                  busy = false;
                }
              },
            });
            if (!notebook.toolbar.insertAfter("cellType", "autograder-check", button)) notebook.toolbar.addItem("autograder-check", button);
          });
        },
      });
      document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: style }));
    };

    return { id: `${NAME}:check`, description: "Hands a notebook in to the grader.", autoStart: true, optional: [ITranslator], activate };
  };

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB[NAME] = {
    init: (given) => {
      scope = given;
    },
    get: async (module) => {
      if (module !== "./extension") throw new Error(`${NAME}: there is no ${module}`);
      const made = { __esModule: true, default: await extension() };
      return () => made;
    },
  };
})();
