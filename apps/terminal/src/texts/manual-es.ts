import type { ManualTexts } from "./manual-texts.ts";

/** The manual in Spanish. */
export const es: ManualTexts = {
  title: "mp, el tutor de multiprocesamiento",
  headings: {
    name: "Nombre",
    synopsis: "Uso",
    description: "Descripción",
    commands: "Órdenes",
    options: "Opciones",
    environment: "Variables de entorno",
    files: "Archivos",
    examples: "Ejemplos",
    exit: "Código de salida",
    json: "JSON",
    more: "Véase también",
  },
  groups: {
    read: "Leer y ejecutar",
    practise: "Ejercicios",
    look: "Mirar dentro de un programa",
    keep: "Tu progreso",
    about: "Sobre mp",
  },
  intro: [
    "mp a solas abre el tutor en la terminal. Una LECCIÓN se nombra por su identificador (mp-worker) o por su número (1.3). Ninguna orden pregunta nada: lo que necesita va en la línea de órdenes.",
  ],
  commands: {
    list: {
      summary: "las lecciones, y por dónde vas",
      description: [
        "Enumera los módulos y las lecciones del curso, cada una con su identificador y su estado: sin empezar, empezada, hecha.",
      ],
      examples: [
        ["list", "todas las lecciones"],
        ["list --ids", "solo identificadores, uno por línea"],
        ["list --json", "lo mismo, para máquinas"],
      ],
      json: "Una lista con un objeto por lección.",
    },
    show: {
      summary: "el texto de una lección",
      description: [
        "Escribe una lección como está en el tutor: texto, código, preguntas, tareas y pistas. No descubre ninguna respuesta.",
      ],
      examples: [
        ["show mp-worker", "por su identificador"],
        ["show 1.3 --lang en", "por su número, en inglés"],
      ],
      json: "La lección: su texto, sus preguntas sin decir la buena, sus tareas, dónde está tu copia.",
    },
    run: {
      summary: "ejecuta un programa: qué escribe cada proceso",
      description: [
        "Ejecuta el programa de una lección (tu copia, si la tienes) o un archivo, en paralelo de verdad, y escribe cada línea con su momento, con el proceso que la escribió y en su color. Ctrl-C lo para al instante.",
        "Cada lección tiene un presupuesto de tiempo, de salida y de procesos, y un archivo uno generoso: si el programa llega a un límite, se para, y se te dice a cuál.",
      ],
      examples: [
        ["run nace-un-proceso", "el programa de una lección"],
        ["run 1.2 --language python", "el mismo programa en Python"],
        ["run mio.ts -- 4 --deprisa", "un archivo, con argumentos para él"],
      ],
      json: "Un objeto por línea y suceso, según ocurre: output, process.start, join.begin, …, exit.",
      exit: { failed: "el programa falla" },
    },
    check: {
      summary: "comprueba un ejercicio: tu copia u otro archivo",
      description: [
        "Ejecuta tu programa, mira qué hicieron sus procesos y dice qué propiedades se cumplen y cuáles no, y por qué. Donde decide el orden de ejecución se prueban todos los órdenes, y uno que rompa el programa se guarda para mp replay.",
        "Con --watch comprueba otra vez cada vez que guardas, hasta Ctrl-C. En carpetas que no avisan de los cambios (algunas de red o de contenedores) además se mira el archivo cada segundo.",
      ],
      examples: [
        ["check mp-worker", "tu copia"],
        ["check mp-worker mio.ts", "otro archivo"],
        ["check mp-worker --watch", "otra vez cada vez que guardas"],
      ],
      json: "El results.json de Exercism, versión 3; con --watch, uno por línea.",
      exit: { failed: "una propiedad no se cumple", unfinished: "el programa no se pudo comprobar" },
    },
    hint: {
      summary: "la ayuda siguiente: pistas, líneas, diferencias",
      description: [
        "Da la ayuda siguiente, cada vez un poco más: las pistas de las tareas una a una; luego las líneas de la solución, desordenadas; luego en qué se diferencia tu programa; luego la solución.",
      ],
      examples: [
        ["hint mp-worker", "la siguiente"],
        ["hint mp-worker --task 2", "la siguiente pista de la tarea 2"],
      ],
      json: "La ayuda: una pista, las líneas desordenadas, la diferencia o la solución.",
    },
    solution: {
      summary: "la solución de un ejercicio",
      description: [
        "Enseña la solución y en qué se diferencia tu programa de ella. En tu progreso se anota que la has visto.",
      ],
      examples: [["solution mp-worker", "la solución"]],
      json: "La solución y la diferencia.",
    },
    reset: {
      summary: "una copia nueva del programa, para trabajar en ella",
      description: [
        "Pone en tu carpeta el programa tal como se da, y dice dónde. Si tenías una versión, se guarda a su lado con otro nombre.",
      ],
      examples: [["reset mp-worker", "empezar de nuevo"]],
      json: "Dónde está el programa y dónde ha quedado tu versión.",
    },
    trace: {
      summary: "lo ejecuta y dibuja qué hizo cada proceso",
      description: [
        "El programa se ejecuta en paralelo de verdad. Su salida llega según la escribe; después, cada proceso es un carril: cuándo avanzaba, cuándo estaba bloqueado, en qué, y quién lo tenía. Después, lo que se ha encontrado, con archivo y línea.",
        "Un programa al que le ha ido bien puede estar mal: explore prueba otros órdenes de ejecución.",
      ],
      examples: [
        ["trace 1.2", "el programa de una lección"],
        ["trace mio.ts --view text", "contado en frases"],
        ["trace mio.ts --perfetto t.json", "para https://ui.perfetto.dev"],
      ],
      json: "Un documento: sucesos, hallazgos, cómo acabó.",
      exit: { ok: "no se ha visto ningún fallo", failed: "el programa falla, o se ha visto un fallo" },
    },
    explore: {
      summary: "busca el orden de ejecución que lo rompe",
      description: [
        "Los procesos avanzan por turnos: en cada operación del runtime puede seguir otro. Lo que cambia de un orden de ejecución a otro se agrupa y se cuenta, y se enseña el más corto de los que fallan, con la línea que lo repite.",
        "Un fallo es un interbloqueo, un error que nadie captura, una ejecución que no acaba, una carrera de datos u otro fallo de uso. Si cambia lo que escribe, es otro resultado.",
      ],
      examples: [
        ["explore mio.ts", "todas con 2 interrupciones como mucho"],
        ["explore mio.ts --bound 3", "más"],
        ["explore mio.ts --seeds 500", "500 al azar"],
      ],
      json: "Un documento: resultados, hallazgos, el orden de ejecución más corto que falla.",
      exit: {
        ok: "ningún fallo en lo explorado",
        failed: "se ha encontrado un fallo",
        unfinished: "el programa no se puede explorar",
      },
    },
    replay: {
      summary: "un orden de ejecución otra vez, exactamente",
      description: [
        "Ejecuta un programa por turnos, exactamente en el orden de ejecución que se dice, y lo enseña paso a paso. Si no se dice cuál, es aquel con el que falló la última comprobación de esa lección.",
      ],
      examples: [
        ["replay mi-candado", "la que hizo fallar la última comprobación"],
        ["replay mio.ts aXbY2", "una que escribió explore"],
      ],
      json: "Un documento, como el de mp trace.",
      exit: { ok: "ningún fallo en este orden", failed: "el programa falla, como antes" },
    },
    export: {
      summary: "tu progreso y tu código en un archivo",
      description: [
        "Escribe tu progreso y los programas que has escrito como un documento JSON: en un archivo o en la salida estándar. Es lo que leen los otros tutores, y mp import en otra máquina.",
      ],
      examples: [
        ["export mio.json", "en un archivo"],
        ["export > mio.json", "lo mismo"],
      ],
      json: "El documento ya es JSON: la opción no cambia nada.",
    },
    import: {
      summary: "toma lo que escribió export y lo une",
      description: [
        "Une un documento de mp export con lo que hay aquí, sin que se pierda nada: lo que se hizo en un lado o en otro está hecho. Si los dos tienen una versión de un programa, la del documento ocupa su sitio y la tuya se guarda a su lado.",
      ],
      examples: [
        ["import mio.json", "de un archivo"],
        ["import - < mio.json", "de la entrada estándar"],
      ],
      json: "Qué ha salido: lecciones con novedades, programas escritos, dónde quedan tus versiones.",
    },
    sync: {
      summary: "une tu progreso con el de una API",
      description: [
        "Envía tu progreso a una API del curso y trae lo que tenga de ti de otros dispositivos: no se pierde nada en ningún lado, en el orden que sea y las veces que sea. Los programas se quedan donde están: esos los lleva export.",
        "La primera vez te conviertes allí en estudiante, sin nombre ni contraseña. La clave que te hace serlo se guarda en api.json, junto a tu progreso, para que solo tú la leas; la dirección se guarda también. En otro dispositivo, da esa clave una vez como MP_TOKEN.",
      ],
      examples: [
        ["sync --api http://localhost:8420", "una API de esta máquina"],
        ["sync", "la de la última vez"],
      ],
      json: "La API, el estudiante, las lecciones con novedades aquí y allí.",
      exit: {
        unfinished: "no se llega a la API, o no quiere: no se ha cambiado nada",
        machine: "un archivo no se puede leer o escribir",
      },
    },
    doctor: {
      summary: "mira si está todo en su sitio",
      description: [
        "Mira Node, los núcleos, la memoria compartida, la terminal, tu editor, Python, tus carpetas, tu progreso y el curso. Cada línea dice si está bien y, si no, cómo se arregla.",
      ],
      examples: [["doctor", "todo"]],
      json: "Una lista de comprobaciones, cada una con su estado, lo que se ha visto y el arreglo.",
      exit: { ok: "nada falla; los avisos no cuentan", failed: "algo falla" },
    },
    completion: {
      summary: "que tu intérprete complete las órdenes",
      description: [
        "Escribe un guion con el que tu intérprete de órdenes completa órdenes, opciones e identificadores de lecciones.",
        'bash: añade eval "$(mp completion bash)" a ~/.bashrc. zsh: añade eval "$(mp completion zsh)" a ~/.zshrc, después de compinit. fish: mp completion fish > ~/.config/fish/completions/mp.fish. PowerShell: añade mp completion powershell | Out-String | Invoke-Expression a $PROFILE.',
      ],
      examples: [["completion bash", "el guion para bash"]],
      json: "El intérprete y el guion.",
    },
    help: {
      summary: "el manual: de todo, o de una orden",
      description: ["Escribe este manual. mp ORDEN --help dice lo mismo."],
      examples: [
        ["help", "todas las órdenes"],
        ["help check", "una de ellas"],
      ],
      json: "Las órdenes, con operandos, opciones, esquemas y códigos de salida.",
    },
  },
  operands: {
    lesson: "LECCIÓN",
    program: "LECCIÓN|ARCHIVO",
    file: "ARCHIVO",
    schedule: "CADENA",
    shell: "bash|zsh|fish|powershell",
    command: "ORDEN",
  },
  values: {
    time: "SEGUNDOS",
    task: "N",
    poll: "MS",
    perfetto: "ARCHIVO",
    replay: "CADENA",
    bound: "N",
    seeds: "N",
    limit: "N",
    api: "URL",
  },
  options: {
    lang: "idioma de lo que dice mp",
    json: "para máquinas",
    help: "esta ayuda",
    version: "la versión de mp",
    ids: "solo identificadores de lecciones, uno por línea",
    language: "lenguaje del programa; un archivo tiene el de su extensión",
    time: "se para a los tantos segundos",
    task: "de esta tarea",
    watch: "comprueba otra vez cada vez que guardas, hasta Ctrl-C",
    poll: "con --watch: mira el archivo cada tantos milisegundos",
    perfetto: "escribe la traza para https://ui.perfetto.dev",
    replay: "un solo orden de ejecución: el que escribió explore",
    plain: "el tutor como diálogo: para lectores de pantalla",
    sites: "sin líneas del programa: registrar cuesta menos",
    view: "dibujado, o contado en frases, como sin terminal",
    bound: "todos los órdenes con N interrupciones como mucho (2, si no se dice)",
    seeds: "N órdenes de ejecución al azar",
    limit: "N órdenes de ejecución como mucho",
    strategy: "todas, al azar, o al azar con prioridades",
    api: "la dirección de la API; se guarda para la próxima vez",
  },
  exit: {
    ok: "ha ido bien",
    failed: "el programa, la comprobación o la búsqueda ha encontrado un fallo",
    usage: "la orden está mal escrita",
    unfinished: "no se pudo llegar al final: se llegó a un límite, se paró o no se pudo cargar",
    machine: "un archivo no se puede leer o escribir, o falta en esta máquina algo que hace falta",
    fault: "un fallo del curso o de mp",
    interrupted: "Ctrl-C, cuando no había nada que terminar",
  },
  environment: {
    MP_HOME: "carpeta de tu progreso y tu código",
    "VISUAL, EDITOR": "tu editor",
    MP_PYTHON: "el CPython que ejecuta los programas en Python",
    MP_COURSE: "la carpeta de otro curso, para quien escribe uno",
    MP_API: "la dirección de la API para mp sync",
    MP_TOKEN: "para mp sync: la clave de estudiante de otro dispositivo",
    NO_COLOR: "sin colores",
    MP_SCREEN_READER: "1: como con --plain",
    MP_POLL: "cada cuánto se mira si guardaste (ms)",
    "LC_ALL, LANG": "tu idioma, si no has elegido ninguno",
  },
  optionsWord: "opciones",
  argumentsWord: "ARGUMENTOS",
  inRepository: (prefix) => `Desde el repositorio, en lugar de mp escribe: ${prefix}`,
  moreOn: (command) => `Más sobre una de ellas: ${command}`,
  described: (schema) => `Esquema JSON: ${schema}`,
};
