// What the search knows of Spanish. Words come here without accents.
"use strict";

globalThis.courseSearch.language = (() => {
  const STOP = new Set(("a al ante aun aunque cada como con cual cuando cuanto de del desde donde e el ella ellas ellos en entre es esa ese eso esta "
    + "este esto estos estas fue ha hace hacen hay la las le les lo los mas me mi mis muy ni no nos o para pero por porque pues que quien se sea segun ser "
    + "si sin sobre son su sus tambien tan te ti tiene tu tus u un una uno unos y ya the of and to in is").split(" "));
  // One name for what has several
  const NAMES = { lasso: "l1", ridge: "l2", cresta: "l2", tikhonov: "l2", lambda: "fuerza", alpha: "fuerza", alfa: "fuerza", l1l2: "redelastica",
    l1_l2: "redelastica", overfitting: "sobreajuste", multicolinealidad: "colineal", multicolineal: "colineal", colinealidad: "colineal" };
  const JOINED = { "red elastica": "redelastica", "elastic net": "redelastica", "validacion cruzada": "validacioncruzada", "valor p": "valorp",
    "sobre ajuste": "sobreajuste" };
  // What is meant with each other, less surely
  const NEAR = [
    ["decaimiento pesos", "adamw"], ["cero", "disperso", "nulo"], ["pliegue", "validacioncruzada", "cv"], ["sobreajuste", "memorizar", "capacidad"],
    ["colineal", "correlacionada"], ["penalizacion", "penalizar", "regularizador"], ["instalar", "ordenador"], ["practica", "ejercicio", "tarea"],
    ["previa", "creencia", "bayesiano"], ["propia", "medida"], ["1se", "error estandar", "error tipico"], ["elegir", "escoger", "usar", "utilizar", "mejor"],
    ["frente", "vs", "versus", "comparar", "comparacion", "diferencia", "diferenciar", "lado"], ["l1 l2", "l2 l1", "tres penalizaciones"], ["estandarizar", "escala", "escalar", "normalizar", "tipificar"],
    ["sesgo", "termino independiente", "intercepto", "ordenada"], ["precio", "regularizacion"], ["descarga", "cuaderno"], ["contraer", "contraccion", "encoger"],
    ["presupuesto", "rombo", "geometria", "esquina", "diamante"], ["muestra", "fila", "observacion", "dato", "venta"], ["parada", "detener", "parar"], ["parada temprana", "detener entrenamiento", "parar entrenamiento"], ["poda", "podar"],
    ["agrupacion", "agrupamiento", "agrupar", "grupo"], ["calificar", "calificado", "evaluar", "evaluado", "nota", "puntuar"], ["inutil", "irrelevante"], ["peso", "coeficiente"],
    ["umbral suave", "soft"], ["perdida", "coste"], ["caracteristica", "variable", "feature"],
    ["entropia cruzada", "log loss", "logloss", "verosimilitud"], ["entregar", "entrega", "enviar"], ["presupuesto", "restriccion", "lagrange"],
    ["cuesta abajo", "descenso gradiente"],
    // Short names of the field, which the book writes out
    ["proximal", "ista", "fista", "pgd"], ["tasa aprendizaje", "lr"], ["minimos cuadrados", "mco", "ols"], ["normalizacion lotes", "bn"],
    ["validacion cruzada", "loocv", "dejar uno fuera"], ["red neuronal", "red", "nn", "mlp"], ["valor singular", "svd"],
    // What other books and courses call it
    ["gradiente", "pendiente", "derivada"], ["forma cerrada", "ecuacion normal"], ["ruido", "irreducible"], ["existente", "preentrenado"],
    ["laboratorio", "playground", "demo", "interactivo", "simulacion", "animacion"], ["calibracion", "fiabilidad", "ece"],
    ["capa", "conv", "cnn"], ["numero condicion", "mal condicionada", "mal condicionado"], ["valor p", "significacion", "intervalo confianza"],
  ];
  // The light stemmer of J. Savoy, Report on CLEF-2001 experiments, which Lucene has too: it takes off gender and number alone, and so needs
  // no accents.
  // Before it a pronoun that hangs on an infinitive goes: usarla, elegirlo.
  const stem = (whole) => {
    const word = whole.replace(/([aei]r)(?:l[aeo]s?|me|te|se|nos)$/, "$1");
    if (word.length < 5 || word.includes("_")) return word;
    if (/[oae]$/.test(word)) return word.slice(0, -1);
    if (word.endsWith("eses")) return word.slice(0, -2);
    if (word.endsWith("ces")) return `${word.slice(0, -3)}z`;
    return word.replace(/(?:[oae]s)$/, "");
  };
  return { STOP, NAMES, JOINED, NEAR, stem };
})();
