# %% [markdown] id="title"
# # Una red neuronal desde cero
#
# **Lo que sabrás hacer al final:** explicar cada línea de un entrenamiento con álgebra lineal y
# gradientes. No recitarla: *explicarla*.
#
# Vas a construir un clasificador pequeño con tensores y nada más. Los parámetros `W1`, `b1`,
# `W2`, `b2` están a la vista sobre la mesa, el paso hacia delante está escrito entero, y la
# actualización también. PyTorch calcula los gradientes, y tú compruebas que los calcula bien.
#
# **Regla de la casa:** ni `torch.nn.Module` ni `torch.optim`. Ninguna línea importante se esconde
# detrás de una biblioteca.
#
# > **La pregunta que nos guía:** ¿puedes explicar cada línea del entrenamiento?

# %% [markdown] id="how"
# ### Cómo trabajar con estas páginas
#
# 1. **Predice.** Donde haya una variable llamada `prediction_…`, cambia `None` *antes* de seguir.
#    Una apuesta equivocada pero sincera enseña más que una respuesta correcta leída.
# 2. **Ejecuta** la celda y compara.
# 3. **Investiga.** Léela línea a línea; imprime todo aquello de lo que no estés seguro.
# 4. **Cambia** algo y vuelve a ejecutar. Aquí no se rompe nada.
#
# Las pistas están plegadas: ábrelas cuando las necesites, no antes. Y desconfía de los números
# que leas en un texto, incluido este: aquí los calculan las celdas delante de ti.

# %% id="setup"
import math
import warnings
from types import SimpleNamespace

import matplotlib.pyplot as plt
import torch
import torch.nn.functional as F
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import LogLocator

import descenso as ds  # solo para mirar y comprobar

SEED = 0
torch.set_num_threads(1)  # una red tan pequeña va más rápido con un solo hilo


def dice(number):
    """Azar que se puede repetir: el mismo número, las mismas tiradas."""
    return torch.Generator().manual_seed(100 * SEED + number)


# Colores que también distingue quien es daltónico
INK, BLUE, ORANGE, GREEN, PURPLE = "#22303c", "#0072b2", "#d55e00", "#009e73", "#aa4499"
plt.rcParams.update(
    {
        "figure.figsize": (7.5, 4.2),
        "figure.dpi": 110,
        "figure.constrained_layout.use": True,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "axes.axisbelow": True,
        "axes.titleweight": "bold",
        "axes.titlelocation": "left",
        "grid.color": "#dfe5ea",
        "legend.frameon": False,
        "lines.linewidth": 2,
    }
)

# %% [markdown] id="helpers-text"
# Tres ayudantes que solo hablan: uno dice si algo se cumple, y los otros dos comparan lo que
# predijiste con lo medido.


# %% id="helpers"
def check(holds, yes, no):
    """Di si algo se cumple."""
    print(f"✓ {yes}" if holds else f"✗ {no}")


def judge(prediction, measured, choices):
    """Compara la letra predicha con la que eligieron los números."""
    letter = str(prediction).strip().lower()
    if prediction is None:
        print("○ Aún no has predicho: elige una letra arriba y vuelve.")
    elif letter not in choices:
        print(f"○ {prediction!r} no es una letra de la lista: {', '.join(choices)}.")
    elif letter == measured:
        print(f"✓ Tu predicción se cumple: {measured}) {choices[measured]}.")
    else:
        print(f"✗ Predijiste {letter}) {choices[letter]}.")
        print(f"  Los números dicen {measured}) {choices[measured]}.")
        print("  Estupendo: ahora hay algo que averiguar.")


def judge_number(prediction, measured, within):
    """Compara un número predicho con el medido."""
    if prediction is None:
        print(f"○ Aún no has predicho. Medido: {measured:.4g}")
    elif abs(prediction - measured) <= within:
        print(f"✓ Buena predicción: dijiste {prediction:g}, medido {measured:.4g}")
    else:
        print(f"✗ No tan cerca: dijiste {prediction:g}, medido {measured:.4g}")


# %% [markdown] id="data-text"
# ## 1) Los datos
#
# Dos nubes de puntos en el plano, una por clase. Cada fila de `X` es un punto; cada entrada de
# `y` dice de qué nube salió.
#
# **Antes de ejecutar:** ¿qué forma tiene `X`, y cuál `y`? ¿Por qué `y` debe contener números
# enteros?

# %% id="data"
N = 400
throws = dice(0)
x0 = torch.randn(N // 2, 2, generator=throws) + torch.tensor([-2.0, 0.0])
x1 = torch.randn(N // 2, 2, generator=throws) + torch.tensor([2.0, 0.0])

X = torch.cat([x0, x1])
y = torch.cat([torch.zeros(N // 2), torch.ones(N // 2)]).long()

print("X:", tuple(X.shape), X.dtype)
print("y:", tuple(y.shape), y.dtype, "  puntos por clase:", y.bincount().tolist())


# %% id="data-picture"
def draw_points(ax):
    """Las dos nubes, distintas en color y en forma."""
    ax.scatter(*x0.T, s=16, marker="o", color=BLUE, alpha=0.7, label="clase 0")
    ax.scatter(*x1.T, s=18, marker="^", color=ORANGE, alpha=0.7, label="clase 1")
    ax.set(xlabel="x[0]", ylabel="x[1]", aspect="equal")


fig, ax = plt.subplots()
draw_points(ax)
ax.axvline(0, color=INK, linestyle="--", linewidth=1.2, label="una regla: x[0] = 0")
ax.set_title("Dos nubes que se tocan")
ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
plt.show()

# %% [markdown] id="ceiling-text"
# **¿Hasta dónde se puede llegar?** Las nubes se solapan: algunos puntos caen en el lado
# equivocado y ninguna regla honrada los acierta todos. Como estas nubes las hicimos nosotros,
# sabemos algo que con datos reales nunca se sabe: cuál es la mejor regla posible. Es la regla de
# la figura, y con ella viene una probabilidad para cada punto. Midámosla ahora, *antes* de que la
# red tenga ocasión de impresionarnos.

# %% id="ceiling"
# El logaritmo de las probabilidades relativas de la clase 1 en un punto, por la fórmula de la normal
true_logit = 4 * X[:, 0]
ruler_accuracy = ((true_logit > 0) == (y == 1)).float().mean().item()
ruler_loss = F.binary_cross_entropy_with_logits(true_logit, y.float()).item()
ideal = 0.5 * (1 + math.erf(2 / math.sqrt(2)))

print(f"exactitud de la regla en estos puntos: {ruler_accuracy:.4f}")
print(f"exactitud de la regla en infinitos puntos: {ideal:.4f}")
print(f"pérdida media de la regla en estos puntos: {ruler_loss:.4f}")

# %% [markdown] id="ceiling-why"
# Guarda estos números. Si la red acaba cerca de ellos, habrá encontrado lo que había que
# encontrar. Si acaba *por debajo* de la pérdida de la regla en estos puntos, habrá empezado a
# aprenderse las casualidades de esta muestra. Al final volveremos sobre ello.
#
# <details><summary>Pista: ¿de dónde sale el 4?</summary>
#
# Las dos nubes son normales con desviación 1, con centros en −2 y 2. El cociente de sus
# densidades en un punto es $e^{-(x-2)^2/2} / e^{-(x+2)^2/2} = e^{4x}$: todo lo demás se cancela.
# Así que el logit verdadero es una función *lineal* del punto.
# </details>

# %% [markdown] id="params-text"
# ## 2) Los parámetros
#
# La red tiene dos capas: 2 entradas, 16 unidades ocultas, 2 salidas (un logit por clase). Todo lo
# que llegue a saber tendrá que caber en `W1`, `b1`, `W2`, `b2`.
#
# Los pesos empiezan pequeños y al azar; los sesgos, en cero. `requires_grad_()` le dice a
# autograd: *este es de los que voy a ajustar; guárdame su gradiente.*
#
# **Antes de ejecutar:** ¿cuántos números hay que aprender, contando los cuatro tensores?

# %% id="params"
d_in, h, d_out = 2, 16, 2
prediction_size = None  # ← tu número


def new_params(h=h, dtype=torch.float32):
    """Los primeros parámetros: los mismos en cada llamada."""
    throws = dice(1)
    W1 = (0.1 * torch.randn(d_in, h, generator=throws)).to(dtype).requires_grad_()
    b1 = torch.zeros(h, dtype=dtype, requires_grad=True)
    W2 = (0.1 * torch.randn(h, d_out, generator=throws)).to(dtype).requires_grad_()
    b2 = torch.zeros(d_out, dtype=dtype, requires_grad=True)
    return W1, b1, W2, b2


NAMES = ("W1", "b1", "W2", "b2")
params = W1, b1, W2, b2 = new_params()
for name, p in zip(NAMES, params):
    print(f"{name}: {tuple(p.shape)!s:8} {p.numel():3} números   is_leaf: {p.is_leaf}")

# %% id="params-check"
judge_number(prediction_size, sum(p.numel() for p in params), within=0)
check(
    all(p.is_leaf and p.requires_grad for p in params),
    "los cuatro son hojas que guardan su gradiente",
    "alguno no es una hoja: la sección 5 enseña qué pasa entonces",
)

# %% [markdown] id="params-why"
# Fíjate en los paréntesis de `(0.1 * torch.randn(…)).requires_grad_()`: **primero** los valores,
# **después** la petición de gradientes. El orden contrario parece igual de bueno y no funciona.
# En la sección 5 verás por qué.
#
# <details><summary>¿Por qué al azar? ¿Qué pasaría con pesos cero?</summary>
#
# Con `W1` y `W2` en cero, todo valor oculto es cero, y por tanto el gradiente de `W2` es cero; y
# como el error no puede volver a través de un `W2` de ceros, el de `W1` también lo es. Solo se
# movería `b2`. Y si todas las columnas de `W1` empezaran *iguales*, aunque no fueran cero (y las
# filas de `W2` también), todas las unidades ocultas recibirían el mismo gradiente y serían
# gemelas para siempre: 16 unidades haciendo el trabajo de una.
# </details>

# %% [markdown] id="forward-text"
# ## 3) Hacia delante
#
# Un lote entra como filas y sale como logits, una fila por punto:
#
# | línea | formas |
# |---|---|
# | `z1 = X @ W1 + b1` | (lote, 2) @ (2, 16) + (16,) → (lote, 16) |
# | `h1 = relu(z1)` | (lote, 16) → (lote, 16) |
# | `logits = h1 @ W2 + b2` | (lote, 16) @ (16, 2) + (2,) → (lote, 2) |
#
# Cada columna de `W1` es una *dirección* del plano. `X @ W1` mide hasta dónde llega cada punto a
# lo largo de cada una de las 16 direcciones; ReLU deja pasar la parte positiva y calla el resto.


# %% id="forward"
def forward(X, params, activation=torch.relu):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1  # (lote, 2) @ (2, h) + (h,) → (lote, h)
    h1 = activation(z1)  # (lote, h)
    return h1 @ W2 + b2  # (lote, h) @ (h, 2) + (2,) → (lote, 2)


logits = forward(X[:5], params)
print(tuple(logits.shape))
print(logits.detach())

# %% [markdown] id="entry-text"
# Un producto de matrices son muchos productos escalares. Sigamos una sola entrada con nuestras
# propias manos: el punto 2, la unidad oculta 3.

# %% id="entry"
point, unit = 2, 3
by_hand_z = (X[point, 0] * W1[0, unit] + X[point, 1] * W1[1, unit] + b1[unit]).item()
by_matrix_z = (X @ W1 + b1)[point, unit].item()

terms = [f"{X[point, k]:.4f} × {W1[k, unit]:.4f}" for k in range(d_in)]
print(" + ".join([*terms, f"{b1[unit]:.4f}"]))
print(f"a mano {by_hand_z:.6f}   con matrices {by_matrix_z:.6f}")
check(
    math.isclose(by_hand_z, by_matrix_z, abs_tol=1e-6),
    "el mismo número",
    "no coinciden: ¿qué término falta?",
)

# %% [markdown] id="linear-text"
# **¿Para qué sirve ReLU?** Quítala y mira: dos capas lineales seguidas son una sola capa lineal.
# La celda multiplica las matrices entre sí y encuentra una única matriz que hace el trabajo de
# las dos.

# %% id="linear"
without_relu = forward(X, params, activation=lambda z1: z1)
W, b = W1 @ W2, b1 @ W2 + b2  # (2, h) @ (h, 2) → (2, 2)

check(
    torch.allclose(without_relu, X @ W + b, atol=1e-6),
    "sin ReLU basta una sola matriz de 2 × 2",
    "no coinciden",
)
check(
    not torch.allclose(forward(X, params), X @ W + b, atol=1e-6),
    "con ReLU no basta: ha entrado algo nuevo",
    "ReLU no cambió nada",
)

# %% [markdown] id="loss-text"
# ## 4) La pérdida
#
# `F.cross_entropy(logits, y)` convierte los logits en probabilidades, mira la probabilidad que
# recibió la clase *verdadera* de cada fila y hace la media de su logaritmo cambiado de signo. El
# resultado es **un solo número**. Eso es lo que hace posible el gradiente: un número tiene
# pendiente en todas las direcciones.
#
# **Predice antes de ejecutar.** Los pesos son pequeños, así que todos los logits están cerca de
# cero y la red da a las dos clases más o menos la misma probabilidad. ¿Cuánto vale la pérdida,
# aproximadamente?
#
# <details><summary>Pista</summary>
#
# La probabilidad de la clase verdadera es más o menos un medio. ¿Cuánto es $-\ln\frac{1}{2}$?
# </details>

# %% id="loss"
prediction_loss = None  # ← tu número

loss = F.cross_entropy(forward(X, params), y)
print(
    "loss:", loss.item(), "   shape:", tuple(loss.shape), "   grad_fn:", type(loss.grad_fn).__name__
)
print("ln 2:", math.log(2))
judge_number(prediction_loss, loss.item(), within=0.1)

# %% id="loss-check"
check(
    abs(loss.item() - math.log(2)) < 0.1,
    "la primera pérdida es la de adivinar: el comienzo es sano",
    "la primera pérdida está lejos de ln 2: ¿pesos demasiado grandes?",
)

# %% [markdown] id="loss-why"
# Es la prueba más barata del oficio. Con $C$ clases, una red que aún no sabe nada debería costar
# más o menos $\ln C$. Si cuesta mucho más, es que *se equivoca con seguridad* antes de haber
# visto nada, y algo va mal: pesos demasiado grandes, datos sin escalar, etiquetas cambiadas.
#
# `grad_fn` es el cabo de un hilo: autograd ha apuntado cada operación desde los parámetros hasta
# este número, y enseguida lo recorrerá hacia atrás.

# %% [markdown] id="step-text"
# ## 5) Un paso
#
# Un paso de entrenamiento es: hacia delante, pérdida, hacia atrás, actualizar, limpiar. Antes de
# dar uno, conozcamos el error que detiene aquí mismo a casi todo el que empieza.
#
# ### El tensor que no es una hoja
#
# Imagina que hubiéramos creado los pesos en el otro orden:
#
# `wrong = 0.1 * torch.randn(d_in, h, requires_grad=True)`
#
# *Parece* lo mismo. Abajo, la línea está partida en dos para que el tensor intermedio tenga
# nombre.
#
# **Predice:** después de `backward()`, ¿cuál de los dos tiene `.grad`?

# %% id="leaf-predict"
choices_leaf = {
    "a": "los dos",
    "b": "solo `wrong`, el que usa la red",
    "c": "solo `inner`, el que nadie guarda",
}
prediction_leaf = None  # ← "a", "b" o "c"

# %% id="leaf-wrong"
inner = torch.randn(d_in, h, generator=dice(1), requires_grad=True)  # lo que hizo randn
wrong = 0.1 * inner  # lo que guardamos

for name, p in (("inner", inner), ("wrong", wrong)):
    made_by = type(p.grad_fn).__name__ if p.grad_fn else "nadie: es un principio"
    print(
        f"{name}: requires_grad {p.requires_grad}   is_leaf {p.is_leaf!s:5}   creado por {made_by}"
    )

# %% id="leaf-backward"
F.cross_entropy(forward(X, (wrong, b1, W2, b2)), y).backward()

with warnings.catch_warnings(record=True) as heard:
    warnings.simplefilter("always")
    arrived = wrong.grad
print("wrong.grad:", arrived)
print("inner.grad:", None if inner.grad is None else tuple(inner.grad.shape))
print()
print("PyTorch avisa:", str(heard[0].message).split(". ")[0] if heard else "nada")
try:
    wrong -= 0.1 * arrived
except (TypeError, RuntimeError) as error:
    print("Y la actualización falla:", error)

judge(prediction_leaf, "c" if not wrong.is_leaf and inner.grad is not None else "b", choices_leaf)

# %% [markdown] id="leaf-why"
# `wrong` es el *resultado de una multiplicación*. Requiere gradiente, pero solo como parada del
# camino: autograd pasa por él y deja el gradiente donde el camino empieza, en una **hoja**. La
# hoja es `inner`, y en la versión de una línea nadie la conserva. Todo se ejecutó, nada protestó
# hasta que miramos, y nada se habría podido aprender.
#
# El remedio son dos paréntesis: primero multiplicar, después pedir gradientes.

# %% id="leaf-mend"
mended = (0.1 * torch.randn(d_in, h, generator=dice(1))).requires_grad_()

# %% id="leaf-check"
F.cross_entropy(forward(X, (mended, b1, W2, b2)), y).backward()
check(
    mended.is_leaf and mended.grad is not None,
    "`mended` es una hoja y su gradiente ha llegado",
    "`mended` no es una hoja: su gradiente seguirá en None. ¿Dónde van los paréntesis?",
)

# %% [markdown] id="leaf-try"
# **Cámbialo:** deshaz el remedio en la celda anterior, vuelve a ejecutar la comprobación y lee lo
# que dice. Después déjalo como estaba.
#
# <details><summary>¿Hay otras maneras de arreglarlo?</summary>
#
# Sí. Crea primero la hoja y escálala en su sitio donde autograd no mire: `W1 = torch.randn(d_in,
# h, requires_grad=True)` y después `with torch.no_grad(): W1 *= 0.1`. Sigue siendo una hoja
# porque no nace ningún tensor nuevo.
# </details>

# %% [markdown] id="backward-text"
# ### Hacia atrás
#
# Ahora un paso de verdad, con un lote de 32 filas elegidas al azar. `randperm` baraja los números
# de fila; los 32 primeros son nuestro lote. Nadie carga los datos por nosotros: es una línea.


# %% id="backward"
def zero_grads(params):
    for p in params:
        if p.grad is not None:
            p.grad.zero_()


rows = torch.randperm(N, generator=dice(2))[:32]
xb, yb = X[rows], y[rows]

zero_grads(params)
loss = F.cross_entropy(forward(xb, params), yb)
loss.backward()

print(f"loss {loss.item():.4f}")
for name, p in zip(NAMES, params):
    print(f"{name}.grad: {tuple(p.grad.shape)!s:8} tamaño medio {p.grad.abs().mean():.5f}")

# %% [markdown] id="hand-text"
# Cada gradiente tiene la forma de su parámetro: una pendiente por número. Pero **¿de dónde salen
# esos números?** Vamos a deducirlos. Recorre las líneas de ida de la última a la primera y
# pregunta a cada una: *si lo que sale lleva este error, ¿qué error supone para lo que entró?*
#
# | hacia atrás | forma | por qué |
# |---|---|---|
# | `dlogits = (softmax(logits) − one_hot(y)) / lote` | (lote, 2) | lo que se dijo menos lo que era verdad; la media divide entre el lote |
# | `dW2 = h1.T @ dlogits` | (16, 2) | cada peso: su entrada por su error, **sumado sobre el lote** |
# | `db2 = dlogits.sum(0)` | (2,) | el sesgo se suma a *todas* las filas, así que recoge el error de todas |
# | `dh1 = dlogits @ W2.T` | (lote, 16) | el error vuelve por los mismos pesos |
# | `dz1 = dh1 * (z1 > 0)` | (lote, 16) | una **máscara**: donde ReLU es plana no pasa nada |
# | `dW1 = X.T @ dz1` | (2, 16) | como en `W2` |
# | `db1 = dz1.sum(0)` | (16,) | como en `b2` |
#
# **Antes de ejecutar:** ¿serán *exactamente* iguales a los de autograd, o solo casi?


# %% id="hand"
@torch.no_grad()
def gradients_by_hand(X, y, params):
    W1, b1, W2, b2 = params
    z1 = X @ W1 + b1
    h1 = torch.relu(z1)
    logits = h1 @ W2 + b2

    dlogits = (logits.softmax(dim=1) - F.one_hot(y, d_out)) / len(y)
    dW2 = h1.T @ dlogits
    db2 = dlogits.sum(dim=0)
    dh1 = dlogits @ W2.T
    dz1 = dh1 * (z1 > 0)
    dW1 = X.T @ dz1
    db1 = dz1.sum(dim=0)
    return dW1, db1, dW2, db2


def agreement(ours, theirs):
    print(f"    {'exacto':>8} {'aproximado':>12} {'mayor diferencia':>17}")
    for name, a, b in zip(NAMES, ours, theirs):
        exact = "sí" if torch.equal(a, b) else "no"
        near = "sí" if torch.allclose(a, b, atol=1e-6) else "no"
        print(f"{name}: {exact:>8} {near:>12} {(a - b).abs().max():>17.1e}")


by_hand = gradients_by_hand(xb, yb, params)
print("A mano, y autograd:")
agreement(by_hand, [p.grad for p in params])

_, (layer1, layer2) = ds.manual_gradients((ds.Layer(W1, b1), ds.Layer(W2, b2)), xb, yb)
print("\nA mano, y una tercera opinión:")
agreement(by_hand, [*layer1, *layer2])

# %% id="hand-check"
check(
    all(torch.allclose(a, p.grad, atol=1e-6) for a, p in zip(by_hand, params)),
    "tu deducción y autograd coinciden",
    "no coinciden: busca la fila con la mayor diferencia",
)

# %% [markdown] id="outer-text"
# Donde una fila dice «no» en *exacto*, los dos sumaron los mismos términos en otro orden: float32
# redondea en cada suma. No es un error, es aritmética, y por eso miramos la mayor diferencia.
#
# **«Sumado sobre el lote», visto de cerca.** Para una sola fila, entrada por error es un
# *producto exterior*: una matriz entera. `h1.T @ dlogits` no es más que la suma de esas matrices,
# una por fila del lote.

# %% id="outer"
with torch.no_grad():
    h1 = torch.relu(xb @ W1 + b1)
    dlogits = ((h1 @ W2 + b2).softmax(dim=1) - F.one_hot(yb, d_out)) / len(yb)
    one_by_one = sum(torch.outer(h1[i], dlogits[i]) for i in range(len(yb)))

print("un producto exterior:", tuple(torch.outer(h1[0], dlogits[0]).shape), "  y hay:", len(yb))
check(
    torch.allclose(one_by_one, W2.grad, atol=1e-6),
    "su suma es el gradiente de W2",
    "su suma es otra cosa",
)
print(
    "cada fila de dlogits suma 0:",
    torch.allclose(dlogits.sum(dim=1), torch.zeros(len(yb)), atol=1e-7),
)

# %% [markdown] id="finite-text"
# **¿Y si la deducción y autograd compartieran el mismo error?** Hay un juez que no conoce a
# ninguno de los dos: la definición de pendiente. Mueve *un* peso un pelo hacia cada lado, mira
# cuánto cambia la pérdida y divide. Lo hacemos en float64 porque restamos dos números casi
# iguales, y a float32 apenas le quedarían cifras.

# %% id="finite"
eps = 1e-6
params64 = [p.detach().double().requires_grad_() for p in params]
F.cross_entropy(forward(xb.double(), params64), yb).backward()


def loss_with(value):
    """La pérdida con otro número en W1[0, 3]."""
    moved = params64[0].detach().clone()
    moved[0, 3] = value
    return F.cross_entropy(forward(xb.double(), (moved, *params64[1:])), yb).item()


weight = params64[0][0, 3].item()
slope = (loss_with(weight + eps) - loss_with(weight - eps)) / (2 * eps)
exact = params64[0].grad[0, 3].item()
relative = abs(slope - exact) / abs(exact)
print(f"por la definición {slope:.12f}")
print(f"autograd          {exact:.12f}")
print(f"error relativo    {relative:.1e}")
check(
    relative < 1e-6,
    "el juez está de acuerdo",
    "no coinciden: ¿eps es demasiado grande o demasiado pequeño?",
)

# %% [markdown] id="finite-try"
# **Cámbialo:** predice qué le pasa al error relativo con `eps = 1e-1` y con `eps = 1e-13`, y
# pruébalo. Uno falla porque la pérdida no es una recta; el otro, porque las cifras se acaban.
# ¿Cuál es cuál?

# %% [markdown] id="twice-text"
# ### Hacia atrás, dos veces
#
# ¿Qué hay en `.grad` si llamas a `backward()` por segunda vez con el mismo lote, sin limpiar
# entremedias? Escribe tu respuesta y mira.

# %% id="twice-predict"
choices_twice = {
    "a": "el mismo gradiente: el segundo sustituye al primero",
    "b": "exactamente el doble: el segundo se suma",
    "c": "un error: un gradiente solo se calcula una vez",
}
prediction_twice = None  # ← "a", "b" o "c"

# %% id="twice"
zero_grads(params)
F.cross_entropy(forward(xb, params), yb).backward()
once = [p.grad.clone() for p in params]
F.cross_entropy(forward(xb, params), yb).backward()
twice = [p.grad.clone() for p in params]

for name, first, second in zip(NAMES, once, twice):
    print(f"{name}: {first.flatten()[0]:+.6f} → {second.flatten()[0]:+.6f}")
doubled = all(torch.equal(b, 2 * a) for a, b in zip(once, twice))
judge(prediction_twice, "b" if doubled else "a", choices_twice)

# %% [markdown] id="twice-why"
# `.grad` **se acumula**. No es un capricho: es la regla de la cadena. Si un parámetro se usa en
# dos sitios, las dos contribuciones a su pendiente se suman, y `backward()` no puede saber si la
# segunda llamada pertenece a la misma suma. Por eso somos nosotros quienes decimos cuándo empieza
# una suma nueva: para eso está `zero_grads`. (Piensa ya qué pasaría si se nos olvidara. El
# ejercicio 4 te espera.)

# %% [markdown] id="update-text"
# ### Actualizar
#
# El gradiente apunta cuesta arriba, así que vamos al revés, `lr` veces su longitud. ¿Cuánto
# bajará la pérdida? Para un paso pequeño lo dice la propia pendiente: la bajada es más o menos
# $\eta\,\|\nabla L\|^2$, donde $\eta$ es `lr`. Esta pequeña fórmula explicará dos de los cuatro
# ejercicios.

# %% id="update"
lr = 0.1


def gradient_norm(params):
    """Longitud del gradiente, con todos los parámetros en un solo vector."""
    return torch.cat([p.grad.flatten() for p in params]).norm().item()


zero_grads(params)
before = F.cross_entropy(forward(xb, params), yb)
before.backward()
expected_fall = lr * gradient_norm(params) ** 2

with torch.no_grad():
    for p in params:
        p -= lr * p.grad
zero_grads(params)

after = F.cross_entropy(forward(xb, params), yb)
fall = before.item() - after.item()
print(f"loss: {before.item():.6f} → {after.item():.6f}")
print(f"bajada: esperada {expected_fall:.6f}, medida {fall:.6f}")
check(fall > 0, "el paso fue cuesta abajo", "el paso fue cuesta arriba: mira el signo")

# %% [markdown] id="update-why"
# Dos detalles de los que depende todo:
#
# <details><summary>¿Por qué <code>torch.no_grad()</code>?</summary>
#
# La actualización no forma parte del modelo: no hay que apuntarla para derivarla. PyTorch incluso
# lo prohíbe: cambiar una hoja en su sitio mientras autograd mira es un error. Quita la línea y
# lee el mensaje.
# </details>
#
# <details><summary>¿Por qué <code>p -= …</code> y no <code>p = p - …</code>?</summary>
#
# `p -= …` cambia los números *dentro* del tensor que está en `params`. `p = p - …` crea un tensor
# nuevo y le pega el nombre `p`; los parámetros se quedan como estaban y la red no aprende nunca.
# Y no hay mensaje de error que lo diga.
# </details>

# %% [markdown] id="overfit-text"
# ### El ensayo general: aprender 16 puntos de memoria
#
# Antes de un entrenamiento largo, una prueba rápida de toda la máquina: dale un puñado de filas,
# siempre las mismas, y deja que se las aprenda de memoria. Una red que ni siquiera puede hacer
# eso tiene una avería en alguna parte, y más datos solo la esconderían.

# %% id="overfit"
few = torch.randperm(N, generator=dice(3))[:16]
small = new_params()
for step in range(1, 1001):
    zero_grads(small)
    loss = F.cross_entropy(forward(X[few], small), y[few])
    loss.backward()
    with torch.no_grad():
        for p in small:
            p -= 0.5 * p.grad
    if step in {1, 10, 100, 1000}:
        print(f"paso {step:>4} | loss={loss.item():.5f}")

overfit_right = (forward(X[few], small).argmax(dim=1) == y[few]).sum().item()
overfit_loss = loss.item()
check(
    overfit_right == len(few) and overfit_loss < 0.07,
    f"se sabe los {len(few)} de memoria: la máquina funciona",
    f"solo {overfit_right} de {len(few)}: algo está roto",
)

# %% [markdown] id="training-text"
# ## 6) El entrenamiento completo
#
# Ahora va en serio: 30 épocas, cada una un recorrido por todos los puntos en un nuevo orden al
# azar, en lotes de 32. Empezamos otra vez desde los primeros parámetros.
#
# **Predice antes de ejecutar:** ¿qué exactitud alcanzará en estos puntos? Y esboza la curva de
# pérdida: unos pocos puntos, época y pérdida, como `{1: 0.7, 10: 0.5, 30: 0.4}`. Tu esbozo se
# dibujará sobre la curva real.
#
# <details><summary>Pista</summary>
#
# Sabes dónde empieza (sección 4) y hasta dónde se podría llegar (sección 1). Falta la forma que
# tiene en medio.
# </details>

# %% id="training-predict"
prediction_accuracy = None  # ← un número entre 0 y 1
prediction_curve = None  # ← tu esbozo: {1: …, 10: …, 30: …}

# %% id="training"
lr, epochs, batch_size = 0.1, 30, 32

params = W1, b1, W2, b2 = new_params()
first_params = [p.detach().clone() for p in params]
throws = dice(2)
loss_history, step_losses, gradient_norms = [], [], []


def accuracy(X, y, params, activation=torch.relu):
    with torch.no_grad():
        return (forward(X, params, activation).argmax(dim=1) == y).float().mean().item()


for epoch in range(1, epochs + 1):
    running, batches = 0.0, 0
    for rows in torch.randperm(N, generator=throws).split(batch_size):
        xb, yb = X[rows], y[rows]

        zero_grads(params)
        logits = forward(xb, params)
        loss = F.cross_entropy(logits, yb)
        loss.backward()

        gradient_norms.append(gradient_norm(params))
        with torch.no_grad():
            for p in params:
                p -= lr * p.grad

        running += loss.item()
        batches += 1
        step_losses.append(loss.item())

    loss_history.append(running / batches)
    if epoch in {1, 5, 10, 20, 30}:
        print(f"época {epoch:>2} | loss={loss_history[-1]:.4f} | acc={accuracy(X, y, params):.3f}")

# %% id="training-judge"
judge_number(prediction_accuracy, accuracy(X, y, params), within=0.02)
print(
    f"red:   loss {F.cross_entropy(forward(X, params), y):.4f}   acc {accuracy(X, y, params):.4f}"
)
print(f"regla: loss {ruler_loss:.4f}   acc {ruler_accuracy:.4f}")

# %% [markdown] id="training-why"
# La red no vio nunca la regla, ni la fórmula que hay detrás de las nubes, y ha acabado a su lado:
# encontró lo que había que encontrar. Recuérdalo en los ejercicios. Si *varios* ajustes acaban
# con la misma exactitud, puede que la razón sea sencillamente que no hay nada más que ganar.

# %% [markdown] id="curve-text"
# ## 7) La curva de pérdida, y lo que hay detrás
#
# Primero la curva, con tu esbozo encima si lo hiciste. Los puntos tenues son lotes sueltos: cada
# paso ve solo 32 puntos, así que a cada uno lo juzga un examen un poco distinto.

# %% id="curve"
per_epoch = len(step_losses) / epochs
steps_in_epochs = [(step + 1) / per_epoch for step in range(len(step_losses))]

fig, ax = plt.subplots()
ax.scatter(steps_in_epochs, step_losses, s=7, color=BLUE, alpha=0.25, label="cada lote")
ax.plot(range(1, epochs + 1), loss_history, color=BLUE, label="media de la época")
ax.axhline(math.log(2), color=INK, linestyle=":", linewidth=1.3, label="adivinar: ln 2")
ax.axhline(ruler_loss, color=INK, linestyle="--", linewidth=1.3, label="la regla")
if prediction_curve:
    ax.plot(
        *zip(*sorted(prediction_curve.items())),
        "*--",
        color=ORANGE,
        markersize=13,
        label="tu esbozo",
    )
ax.set(
    xlabel="época",
    ylabel="pérdida",
    title="Primero cuesta abajo, después paciencia",
    ylim=(0, None),
)
ax.legend()
plt.show()

# %% [markdown] id="curve-question"
# **Investiga:** ¿por qué es tan inclinada al principio y tan plana después? La fórmula de la
# sección 5 dice que cada paso gana más o menos $\eta\,\|\nabla L\|^2$. Así que mira la longitud
# del gradiente.

# %% id="norms"
norms = torch.tensor(gradient_norms)
mean_norms = [part.mean().item() for part in norms.split(int(per_epoch))]

fig, ax = plt.subplots()
ax.scatter(steps_in_epochs, norms, s=7, color=GREEN, alpha=0.3, label="cada lote")
ax.plot(range(1, epochs + 1), mean_norms, color=GREEN, label="media de la época")
ax.set(xlabel="época", ylabel="‖∇L‖", ylim=(0, None))
ax.set_title("La pendiente bajo los pies de la red")
ax.legend()
plt.show()
print(f"mayor media de una época {max(mean_norms):.3f}   la última {mean_norms[-1]:.3f}")

# %% [markdown] id="norms-why"
# La razón está en `dlogits = softmax − one_hot`. Cuando la mayoría de los puntos se clasifican
# con seguridad, lo que se dijo y lo que era verdad son casi iguales, así que casi todas las filas
# de `dlogits` se acercan a cero. El gradiente se seca solo, *porque la red ha mejorado*. Los
# puntos que aún saltan son lotes en los que cayó alguno de los que están en el lado equivocado.
#
# Y ahora la figura más bonita: ¿qué han aprendido los pesos? Cada flecha es una columna de `W1`,
# una dirección del plano; su color dice por qué clase vota esa unidad.


# %% id="directions"
def draw_directions(ax, params, title):
    """Columnas de W1 como flechas; detrás, la probabilidad de la clase 1."""
    W1, b1, W2, b2 = (p.detach() for p in params)
    side = torch.linspace(-5.5, 5.5, 120)
    grid = torch.cartesian_prod(side, side)
    share = forward(grid, (W1, b1, W2, b2)).softmax(dim=1)[:, 1].view(120, 120).T
    colours = LinearSegmentedColormap.from_list("", [BLUE, "white", ORANGE])
    ax.contourf(side, side, share, levels=20, cmap=colours, vmin=0, vmax=1, alpha=0.45)
    if share.min() < 0.5 < share.max():
        ax.contour(side, side, share, levels=[0.5], colors=[INK], linewidths=1.5)
    ax.scatter(*x0.T, s=5, marker="o", color=BLUE, alpha=0.35)
    ax.scatter(*x1.T, s=6, marker="^", color=ORANGE, alpha=0.35)
    votes = [ORANGE if vote > 0 else BLUE for vote in W2[:, 1] - W2[:, 0]]
    longest = W1.norm(dim=0).max()
    ax.quiver(
        *torch.zeros(2, W1.shape[1]),
        *(4.5 * W1 / longest),
        color=votes,
        angles="xy",
        scale_units="xy",
        scale=1,
        width=0.009,
        edgecolor="white",
        linewidth=0.6,
    )
    ax.set(title=title, xlabel="x[0]", aspect="equal", xlim=(-5.5, 5.5), ylim=(-5.5, 5.5))
    print(f"{title}: flecha más larga {longest:.2f}")


fig, (left, right) = plt.subplots(1, 2, figsize=(9, 4.6), layout="compressed")
draw_directions(left, first_params, "Antes")
draw_directions(right, params, "Después")
left.set_ylabel("x[1]")
plt.show()

# %% [markdown] id="directions-why"
# Antes: flechas hacia todas partes, votos al azar y un plano de indecisión. Después: las flechas
# que importan están tendidas en horizontal, hacia la derecha votando por la clase 1 y hacia la
# izquierda por la clase 0. La vertical no dice nada sobre la clase, así que nadie tiró de ella:
# **los gradientes solo construyen lo que reduce la pérdida**. (En las dos figuras las flechas
# están dibujadas con la misma longitud; las longitudes verdaderas están impresas.)
#
# Y para que no tengas que creernos el bucle: el entrenamiento del propio paquete, desde el mismo
# comienzo y con los mismos dados, tiene que contar la misma historia paso a paso.

# %% id="second-opinion"
layers = new_params()
theirs = [
    step.loss
    for step in ds.steps(
        (ds.Layer(*layers[:2]), ds.Layer(*layers[2:])),
        X,
        y,
        lr=lr,
        epochs=epochs,
        batch_size=batch_size,
        generator=dice(2),
    )
]
largest_difference = max(abs(ours - other) for ours, other in zip(step_losses, theirs))
print(f"{len(theirs)} pasos, mayor diferencia de la pérdida: {largest_difference:.1e}")
check(
    len(theirs) == len(step_losses) and largest_difference < 1e-4,
    "tu bucle y el nuestro son el mismo",
    "se separan: ¿qué cambiaste en el bucle?",
)

# %% [markdown] id="ce-text"
# ## 8) La entropía cruzada a mano
#
# En palabras: *probabilidad de la clase verdadera, logaritmo, cambiar el signo, hacer la media.*
# En código son tres líneas, y las tres líneas son una trampa.
#
# **Predice:** dos puntos tienen los logits `[1000, 0]` y `[0, 1000]`, y los dos son de la clase 0.
# ¿Qué dice de ellos el código que sigue las palabras al pie de la letra? (Las pérdidas
# correctas son 0 y 1000: el primero acertó del todo, el segundo se equivocó cuanto se puede.)

# %% id="ce-predict"
choices_ce = {
    "a": "0 y 1000, como debe ser",
    "b": "números un poco desviados",
    "c": "nada que sea un número: nan e inf",
}
prediction_ce = None  # ← "a", "b" o "c"


# %% id="ce"
def literal_losses(logits, y):
    probs = logits.exp() / logits.exp().sum(dim=1, keepdim=True)
    return -probs[torch.arange(len(y)), y].log()


def stable_losses(logits, y):
    largest = logits.max(dim=1, keepdim=True).values
    log_sum = largest + (logits - largest).exp().sum(dim=1, keepdim=True).log()
    return -(logits - log_sum)[torch.arange(len(y)), y]


huge = torch.tensor([[1000.0, 0.0], [0.0, 1000.0]])
truth = torch.tensor([0, 0])
print("literal:      ", literal_losses(huge, truth).tolist())
print("log-sum-exp:  ", stable_losses(huge, truth).tolist())
print("torch:        ", F.cross_entropy(huge, truth, reduction="none").tolist())
judge(prediction_ce, "c" if not literal_losses(huge, truth).isfinite().any() else "b", choices_ce)

# %% [markdown] id="ce-why"
# ¿Dónde se rompió? Busquemos el sitio donde se acaba float32.

# %% id="ce-limit"
limit = torch.finfo(torch.float32).max
print(f"mayor float32: {limit:.3e}   su logaritmo: {math.log(limit):.4f}")
for z in (88.0, 89.0, 1000.0):
    print(f"exp({z:g}) = {torch.tensor(z).exp().item():.3e}")
print("inf / inf =", (torch.tensor(math.inf) / torch.tensor(math.inf)).item())
print("-log(0)   =", (-torch.tensor(0.0).log()).item())

# %% [markdown] id="ce-trick"
# Por encima de ese logaritmo `exp` ya no tiene respuesta y dice `inf`. El primer punto divide
# entonces infinito entre infinito (`nan`); el segundo divide uno entre infinito, obtiene cero y
# le toma el logaritmo.
#
# El remedio es el **log-sum-exp**: sacar el mayor logit, $m$, antes de la exponencial,
#
# $$\log\sum_j e^{z_j} \;=\; m + \log\sum_j e^{z_j - m}.$$
#
# Matemáticamente no ha cambiado nada. Pero ahora el mayor exponente es 0: nada puede desbordarse,
# y como la suma vale al menos 1, su logaritmo existe siempre. Con logits corrientes, las cuatro
# maneras deben coincidir:

# %% id="ce-agree"
logits = forward(X, params).detach()
four_ways = {
    "literal": literal_losses(logits, y).mean().item(),
    "log-sum-exp": stable_losses(logits, y).mean().item(),
    "F.cross_entropy": F.cross_entropy(logits, y).item(),
    "ds.cross_entropy": ds.cross_entropy(logits, y).item(),
}
for name, value in four_ways.items():
    print(f"{name:17} {value:.8f}")
check(
    max(four_ways.values()) - min(four_ways.values()) < 1e-6,
    "las cuatro coinciden",
    "no coinciden: ¿cuál olvidó la media?",
)

# %% [markdown] id="ce-softmax"
# Por eso a `F.cross_entropy` le damos *logits*, nunca probabilidades. Aplicar antes softmax sería
# hacerlo dos veces, y tirar justo el truco que mantiene vivos los números.

# %% [markdown] id="exercises-text"
# ## 9) Ejercicios
#
# Cuatro experimentos y un método: **gemelas**. Dos redes con el mismo comienzo, los mismos datos
# y los mismos lotes en el mismo orden, que se distinguen en *una* sola cosa. Lo que sea distinto
# al final viene de esa cosa.
#
# Para tener gemelas metemos el bucle de la sección 6 en una función. Es el mismo bucle, línea a
# línea; y en vez de creerlo, lo comprobamos.


# %% id="train"
def train(*, activation=torch.relu, h=16, lr=0.1, clear=True, epochs=30, data=(X, y)):
    X, y = data
    params, throws = new_params(h), dice(2)
    losses, norms = [], []
    for _ in range(epochs):
        running, batches = 0.0, 0
        for rows in torch.randperm(len(X), generator=throws).split(32):
            if clear:
                zero_grads(params)
            loss = F.cross_entropy(forward(X[rows], params, activation), y[rows])
            loss.backward()
            norms.append(gradient_norm(params))
            with torch.no_grad():
                for p in params:
                    p -= lr * p.grad
            running += loss.item()
            batches += 1
        losses.append(running / batches)
    acc = accuracy(X, y, params, activation)
    size = torch.cat([p.detach().flatten() for p in params]).norm().item()
    return SimpleNamespace(losses=losses, norms=norms, acc=acc, size=size, params=params)


lesson = train()
check(
    lesson.losses == loss_history,
    "la función y el bucle coinciden hasta el último bit",
    "no coinciden: compáralos línea a línea",
)

# %% id="show"
STYLES = [("-", BLUE), ("--", ORANGE), ("-.", GREEN), (":", PURPLE)]


def plain_log(ax):
    """Un eje logarítmico con números corrientes: 0.03, 0.1, 0.3…"""
    ax.set_yscale("log")
    ax.yaxis.set_major_formatter("{x:g}")
    if ax.get_ylim()[1] < 100:
        ax.yaxis.set_minor_locator(LogLocator(subs=(3.0,)))
        ax.yaxis.set_minor_formatter("{x:g}")


def show(twins, title):
    """Las curvas de las gemelas en un solo eje, y sus números."""
    _, ax = plt.subplots()
    for (name, run), (line, colour) in zip(twins.items(), STYLES):
        finite = [value for value in run.losses if math.isfinite(value)]
        label = name if len(finite) == len(run.losses) else f"{name} → NaN"
        ax.plot(range(1, len(finite) + 1), finite, linestyle=line, color=colour, label=label)
        if finite and len(finite) < len(run.losses):
            ax.plot(len(finite), finite[-1], "X", color=colour, markersize=10)
    words = {"fontsize": 8, "transform": ax.get_yaxis_transform(), "color": INK}
    for level, word, x, side in (
        (math.log(2), "adivinar", 0.995, "right"),
        (ruler_loss, "la regla", 0.005, "left"),
    ):
        ax.axhline(level, color=INK, linewidth=0.8, alpha=0.5)
        ax.text(x, level, word, ha=side, va="bottom", **words)
    ax.set(xlabel="época", ylabel="pérdida (logarítmica)", title=title)
    plain_log(ax)
    ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
    plt.show()
    print(f"{'':18}{'época 1':>12}{'última':>12}{'acc':>8}{'‖θ‖':>12}")
    for name, run in twins.items():
        first, last = run.losses[0], run.losses[-1]
        print(f"{name:18}{first:>12.4g}{last:>12.4g}{run.acc:>8.3f}{run.size:>12.4g}")


# %% [markdown] id="ex1-text"
# ### Ejercicio 1: otra activación
#
# Cambia ReLU por tanh. Todo lo demás sigue igual.

# %% id="ex1-predict"
choices_1 = {
    "a": "tanh es claramente más rápida en la primera época",
    "b": "ReLU es claramente más rápida en la primera época",
    "c": "apenas hay diferencia",
}
prediction_1 = None  # ← "a", "b" o "c"

# %% id="ex1-run"
activation_twins = {"ReLU": lesson, "tanh": train(activation=torch.tanh)}
show(activation_twins, "ReLU y tanh, mismo comienzo")

# %% id="ex1-judge"
with_relu, with_tanh = activation_twins.values()
ratio = with_tanh.losses[0] / with_relu.losses[0]
outcome_1 = "a" if ratio < 0.9 else "b" if ratio > 1.1 else "c"
judge(prediction_1, outcome_1, choices_1)
check(
    abs(with_tanh.losses[-1] - with_relu.losses[-1]) < 0.01,
    "y acaban con la misma pérdida",
    "y acaban con pérdidas distintas",
)

# %% [markdown] id="ex1-why"
# **¿Por qué?** Pregunta al gradiente. Llega a `W1` a través de la máscara de la tabla de la
# sección 5, `dz1 = dh1 * activation'(z1)`. Al principio todo `z1` está cerca de cero. Ahí la
# pendiente de tanh es casi 1 para *todos*; la de ReLU es 1 a la derecha y 0 a la izquierda (y
# justo en el cero PyTorch toma 0). ¿Cuánto pasa?

# %% id="ex1-why-numbers"
start = new_params()
z1 = (X @ start[0] + start[1]).detach()
relu_slope, tanh_slope = (z1 > 0).float().mean(), (1 - z1.tanh() ** 2).mean()
print(f"pendiente media al principio: ReLU {relu_slope:.3f}   tanh {tanh_slope:.3f}")
for name, activation in (("ReLU", torch.relu), ("tanh", torch.tanh)):
    zero_grads(start)
    F.cross_entropy(forward(X, start, activation), y).backward()
    length = gradient_norm(start)
    print(f"{name}: ‖∇L‖ = {length:.3f}   bajada esperada lr·‖∇L‖² = {lr * length**2:.4f}")

# %% [markdown] id="ex1-end"
# Con ReLU, al principio está cerrada cerca de la mitad de las puertas, así que el gradiente es
# más corto y cada paso gana menos. Después las dos encuentran la misma frontera, y ya no hay nada
# más que ganar. Por eso «tanh es mejor» sería una conclusión apresurada: en una red *profunda*
# las tornas cambian, porque para $|z|$ grande la pendiente de tanh tiende a cero y los productos
# de esas pendientes se desvanecen, mientras que una ReLU abierta deja pasar el gradiente entero.
#
# En la terminal: `descenso compare --vary activation=relu,tanh`
#
# ### Ejercicio 2: menos y más unidades ocultas
#
# Prueba con 4 y con 64 unidades en lugar de 16. ¿Qué cambia y qué no?

# %% id="ex2-predict"
choices_2 = {
    "a": "con 4 unidades se acaba con una exactitud claramente peor",
    "b": "todas acaban más o menos igual; con 64 se empieza claramente más rápido que con 4",
    "c": "todas acaban más o menos igual; con 64 no se empieza más rápido que con 4",
}
prediction_2 = None  # ← "a", "b" o "c"

# %% id="ex2-run"
width_twins = {"h = 4": train(h=4), "h = 16": lesson, "h = 64": train(h=64)}
show(width_twins, "Tres anchuras")

# %% id="ex2-judge"
few_units, lesson_units, many_units = width_twins.values()
accuracies = [run.acc for run in width_twins.values()]
starts = [run.losses[0] for run in width_twins.values()]
if max(accuracies) - few_units.acc > 0.03:
    outcome_2 = "a"
else:
    outcome_2 = "b" if starts[2] < 0.9 * starts[0] else "c"
judge(prediction_2, outcome_2, choices_2)

# %% [markdown] id="ex2-why"
# **¿Por qué?** La bajada esperada, $\eta\,\|\nabla L\|^2$, es una *suma sobre todos los
# parámetros*: cada unidad trae sus propios pesos y, con ellos, sus propios términos. Más
# unidades, más términos.

# %% id="ex2-why-numbers"
squares = {}
for width in (4, 16, 64):
    start = new_params(width)
    F.cross_entropy(forward(X, start), y).backward()
    squares[width] = [p.grad.square().sum().item() for p in start]
    parts = "   ".join(f"{name} {value:.4f}" for name, value in zip(NAMES, squares[width]))
    print(f"h = {width:>2}: ‖∇L‖² = {sum(squares[width]):.4f}   de los cuales {parts}")

# %% [markdown] id="ex2-end"
# Lee las columnas de 4 unidades a 64: las partes de `W1` y `W2` crecen; la de `b2` no, porque
# tiene dos números sea cual sea la anchura. (Con solo 4 unidades la suerte cuenta mucho: prueba
# otra `SEED`.) Así que la red ancha empieza más rápido con el *mismo* `lr`; no es que sea más
# lista, es que su suma tiene más términos. ¿Y por qué no acaba mejor? Porque la mejor frontera
# entre estas nubes es casi una recta, y para trazar una recta bastan 4 unidades. La anchura
# compensaría con una frontera retorcida.
#
# En la terminal: `descenso compare --vary hidden=4,16,64` y, para una frontera retorcida, `descenso
# compare moons --init he --lr 1 --epochs 60 --vary hidden=2,16,64`
#
# ### Ejercicio 3: la tasa de aprendizaje
#
# Dos preguntas: ¿diverge con `lr = 1.0`? Y con `lr = 0.001`, ¿aprende despacio o no aprende nada?

# %% id="ex3-predict"
choices_3_large = {
    "a": "lr = 1.0 diverge",
    "b": "lr = 1.0 aprende al principio más rápido que lr = 0.1",
    "c": "lr = 1.0 aprende al principio más despacio que lr = 0.1",
}
choices_3_small = {
    "a": "lr = 0.001 no aprende nada: acierta la mitad, como adivinando",
    "b": "lr = 0.001 apenas baja la pérdida y, aun así, acierta mucho más de la mitad",
    "c": "lr = 0.001 llega a la misma pérdida, solo que más tarde",
}
prediction_3_large = None  # ← "a", "b" o "c"
prediction_3_small = None  # ← "a", "b" o "c"

# %% id="ex3-run"
rate_twins = {"lr = 0.001": train(lr=0.001), "lr = 0.1": lesson, "lr = 1.0": train(lr=1.0)}
show(rate_twins, "Tres tasas de aprendizaje")

# %% id="ex3-judge"
slow, usual, fast = rate_twins.values()
if not math.isfinite(fast.losses[-1]) or fast.losses[-1] > fast.losses[0]:
    outcome_3_large = "a"
else:
    outcome_3_large = "b" if fast.losses[0] < usual.losses[0] else "c"
barely = slow.losses[-1] > 0.7 * slow.losses[0]
outcome_3_small = "a" if slow.acc < 0.6 else "b" if barely else "c"
judge(prediction_3_large, outcome_3_large, choices_3_large)
judge(prediction_3_small, outcome_3_small, choices_3_small)

# %% [markdown] id="ex3-why"
# ¿Esperabas que `lr = 1.0` explotara? Eso dicen muchos manuales, y aquí los números dicen otra
# cosa. «Demasiado grande» no es una propiedad de un número: depende de lo curvado que esté el
# valle.
#
# **La lenta.** La exactitud solo pregunta *cuál* de los dos logits es mayor, y para eso basta una
# inclinación minúscula hacia el lado correcto. La pérdida pregunta además *por cuánto*, y los
# pesos apenas se han movido: compara su ‖θ‖ en la tabla con el de las otras.
#
# **La rápida.** A lo largo de una dirección, la pérdida cerca de un punto se parece a una
# parábola de curvatura $\lambda$. Un paso de descenso multiplica la distancia al fondo por $1 -
# \eta\lambda$, y eso solo la encoge mientras $\eta < 2/\lambda$. Entre muchas direcciones manda
# la más curvada: el mayor valor propio de la matriz de segundas derivadas, la **hessiana**.
# Nuestra red es tan pequeña que podemos calcularla entera.


# %% id="ex3-curvature"
def largest_curvature(params):
    """Mayor valor propio de la hessiana de la pérdida en todos los puntos, en float64."""
    sizes = [p.numel() for p in params]

    def loss_at(theta):
        parts = [part.view(p.shape) for part, p in zip(theta.split(sizes), params)]
        return F.cross_entropy(forward(X.double(), parts), y)

    theta = torch.cat([p.detach().double().flatten() for p in params])
    hessian = torch.func.jacrev(torch.func.grad(loss_at))(theta)  # pendientes de las pendientes
    return torch.linalg.eigvalsh(hessian)[-1].item()


places = {
    "al principio": new_params(),
    "tras 1 época con lr = 1.0": train(lr=1.0, epochs=1).params,
    "al final con lr = 1.0": fast.params,
}
limits = {name: 2 / largest_curvature(params) for name, params in places.items()}
for name, value in limits.items():
    print(f"{name:28} 2/λ = {value:.2f}")
check(
    all(value > 1 for value in limits.values()),
    "lr = 1.0 está por debajo del límite en los tres sitios",
    "lr = 1.0 supera el límite en algún sitio",
)

# %% [markdown] id="ex3-step-text"
# Ahora un solo paso desde el comienzo, de todas las longitudes: la figura muestra la pérdida
# *después* de darlo. Léela de izquierda a derecha. ¿Dónde se avanza a rastras? ¿Dónde se vuela
# por encima del valle hasta la otra ladera? ¿Y dónde está el mejor paso de todos?

# %% id="ex3-step"
start = new_params()
F.cross_entropy(forward(X, start), y).backward()


def loss_after(lr):
    with torch.no_grad():
        return F.cross_entropy(forward(X, [p - lr * p.grad for p in start]), y).item()


rates = torch.logspace(-3.3, 2.3, 200).tolist()
fig, ax = plt.subplots()
ax.plot(rates, [loss_after(rate) for rate in rates], color=BLUE)
for rate in (0.001, 0.1, 1.0, 10.0, 100.0):
    value = loss_after(rate)
    ax.plot(rate, value, "o", color=ORANGE, markersize=9)
    ax.annotate(
        f"lr = {rate:g}\n{value:.3g}",
        (rate, value),
        textcoords="offset points",
        xytext=(-4, -30 if rate == 10 else 12),
        ha="right" if rate == 100 else "center",
        fontsize=9,
    )
ax.set(xscale="log", xlabel="lr", ylabel="pérdida tras un paso")
ax.set_title("Un paso desde el comienzo, de todas las longitudes")
ax.margins(y=0.2)
plain_log(ax)
plt.show()
best_single = min(rates, key=loss_after)
print(f"mejor paso suelto: lr = {best_single:.1f}")

# %% [markdown] id="ex3-extreme-text"
# ¿Sorprende? Desde el comienzo, el mejor paso *suelto* es más largo que 2/λ. Ese límite es una
# promesa para los alrededores, repetida paso tras paso; no prohíbe un salto afortunado. Entonces,
# ¿es `lr = 10` una buena tasa de aprendizaje? ¿Y `lr = 100`? Predice qué será de `lr = 100` tras
# 30 épocas.

# %% id="ex3-extreme-predict"
choices_3_extreme = {
    "a": "lr = 100 acaba en NaN",
    "b": "lr = 100 oscila a lo loco, pero sus números siguen siendo finitos",
    "c": "lr = 100 se queda cerca de ln 2, como adivinando",
}
prediction_3_extreme = None  # ← "a", "b" o "c"

# %% id="ex3-extreme"
extreme_twins = {"lr = 1.0": fast, "lr = 10": train(lr=10.0), "lr = 100": train(lr=100.0)}
show(extreme_twins, "Más allá del límite")
for name, run in extreme_twins.items():
    finite = [value for value in run.losses if math.isfinite(value)]
    highest = max(finite, default=math.nan)
    print(f"{name:10} épocas finitas {len(finite):>2}   mayor de sus pérdidas {highest:.3g}")

wild = extreme_twins["lr = 100"].losses
if not math.isfinite(wild[-1]):
    outcome_3_extreme = "a"
else:
    outcome_3_extreme = "c" if abs(wild[-1] - math.log(2)) < 0.05 else "b"
judge(prediction_3_extreme, outcome_3_extreme, choices_3_extreme)

# %% [markdown] id="ex3-edge-text"
# **¿Por qué fracasa `lr = 10`, si un solo paso largo puede ser tan bueno?** Porque tras el salto
# la red está en otro sitio: con pesos más grandes, donde el valle se curva de otra manera. El
# límite 2/λ *se mueve con la red*. Vamos a medirlo en cada paso de las dos primeras épocas.


# %% id="ex3-edge"
def walk(lr, epochs=2):
    """2/λ y la pérdida en todos los puntos, antes de cada paso."""
    params, throws = new_params(), dice(2)
    room, losses = [], []
    for _ in range(epochs):
        for rows in torch.randperm(N, generator=throws).split(32):
            zero_grads(params)
            F.cross_entropy(forward(X[rows], params), y[rows]).backward()
            room.append(2 / max(largest_curvature(params), 1e-12))
            losses.append(F.cross_entropy(forward(X, params), y).item())
            with torch.no_grad():
                for p in params:
                    p -= lr * p.grad
    return room, losses


fig, (above, below) = plt.subplots(2, 1, figsize=(7.5, 6.2), sharex=True)
beyond = {}
for lr_walked, (line, colour) in zip((0.1, 1.0, 10.0), STYLES):
    room, losses = walk(lr_walked)
    beyond[lr_walked] = sum(limit < lr_walked for limit in room)
    above.plot(room, linestyle=line, color=colour, label=f"2/λ, lr = {lr_walked:g}")
    above.axhline(lr_walked, linestyle=line, color=colour, linewidth=1, alpha=0.6)
    below.plot(losses, linestyle=line, color=colour, label=f"lr = {lr_walked:g}")
    print(f"lr = {lr_walked:<4g} pasos más allá del límite: {beyond[lr_walked]} / {len(room)}")
above.set(yscale="log", ylabel="2/λ")
above.set_title("Cuánto puede medir un paso (grueso), cuánto mide (fino)")
below.set(yscale="log", ylabel="pérdida", xlabel="paso")
above.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
plt.show()

# %% [markdown] id="ex3-nan-text"
# Con `lr = 1.0` o menos, la línea fina se queda por debajo de la gruesa. Con `lr = 10` la supera
# una y otra vez, y cada uno de esos pasos lanza la red más lejos. Cómo acaba depende del azar:
# unos comienzos llegan a un sitio llano y vuelven, otros terminan en NaN. Cambia `SEED` en la
# primera celda y conocerás los dos tipos. Con `lr = 100` no ha sobrevivido ninguno de los
# comienzos que probamos.
#
# **¿De dónde sale exactamente el NaN?** Veámoslo llegar, paso a paso.

# %% id="ex3-nan"
doomed, throws = new_params(), dice(2)
orders = [rows for _ in range(30) for rows in torch.randperm(N, generator=throws).split(32)]
print(f"{'paso':>4} {'max |θ|':>10} {'max |logit|':>12} {'loss':>10}")
growth = []
for step, rows in enumerate(orders, start=1):
    zero_grads(doomed)
    logits = forward(X[rows], doomed)
    loss = F.cross_entropy(logits, y[rows])
    loss.backward()
    largest = max(p.detach().abs().max().item() for p in doomed)
    if step <= 12 or not math.isfinite(loss.item()):
        print(
            f"{step:>4} {largest:>10.1e} {logits.detach().abs().max():>12.1e} {loss.item():>10.1e}"
        )
    if not math.isfinite(loss.item()):
        break
    if loss.item() > 1e4:
        growth.append(largest)
    with torch.no_grad():
        for p in doomed:
            p -= 100.0 * p.grad

typical_growth = (growth[-1] / growth[0]) ** (1 / (len(growth) - 1))
print(f"crecimiento típico del mayor parámetro en un paso: ×{typical_growth:.0f}")
print(f"float32 acaba en {torch.finfo(torch.float32).max:.1e}")

# %% [markdown] id="ex3-nan-why"
# Lee la tabla desde arriba. El error `softmax − one_hot` nunca pasa de 1, así que no es el
# culpable. Pero el gradiente de `W1` lleva `W2` como factor, y el de `W2` lleva lo que hizo `W1`:
# *el paso de cada capa es tan grande como la otra capa*. Con semejante `lr`, cada paso hace los
# parámetros más o menos esas veces más grandes, y los logits, que son productos de las dos capas,
# crecen con el cuadrado. Unas filas más abajo se salen de float32: `inf`, después `inf − inf` en
# el log-sum-exp, y eso es `nan`. A partir de ahí todo gradiente es `nan`, y ningún paso puede
# arreglarlo. **No es un fallo misterioso: es una progresión geométrica que llegó al final de los
# números.**
#
# En la terminal: `descenso compare --vary lr=0.001,0.1,1.0,10`
#
# ### Ejercicio 4: sin `zero_grads`
#
# ¿Y si los gradientes no se limpian nunca? En la sección 5 viste lo que hacen dos llamadas. Ahora
# son cientos.

# %% id="ex4-predict"
choices_4 = {
    "a": "explota hasta NaN en pocas épocas",
    "b": "empieza más rápido y después oscila sin llegar a calmarse",
    "c": "apenas se nota: los errores se promedian",
}
prediction_4 = None  # ← "a", "b" o "c"

# %% id="ex4-run"
forgetful = train(clear=False)
clear_twins = {"limpiando": lesson, "sin limpiar nunca": forgetful}
show(clear_twins, "Con y sin zero_grads")

# %% id="ex4-judge"
late = sum(forgetful.losses[-10:]) / 10
if not all(math.isfinite(value) for value in forgetful.losses):
    outcome_4 = "a"
elif forgetful.losses[0] < lesson.losses[0] and late > 1.3 * sum(lesson.losses[-10:]) / 10:
    outcome_4 = "b"
else:
    outcome_4 = "c"
judge(prediction_4, outcome_4, choices_4)
print(f"‖θ‖ llegó a {forgetful.size / lesson.size:.0f} veces el de su gemela")

# %% [markdown] id="ex4-stack-text"
# **Mira dentro.** Ahora `.grad` guarda la *suma de todos los gradientes hasta el momento*: cada
# paso obedece a todo el pasado. Abajo tienes un solo número de la red, aquel cuya pila cambia de
# signo más veces. Las barras son sus gradientes recién calculados, lote a lote; la línea es lo
# que contiene `.grad`, la pila de todas las barras hasta entonces.

# %% id="ex4-stack"
pile, throws = new_params(), dice(2)
orders = [rows for _ in range(30) for rows in torch.randperm(N, generator=throws).split(32)]
stacks = []
for rows in orders:
    F.cross_entropy(forward(X[rows], pile), y[rows]).backward()
    stacks.append(torch.cat([p.grad.flatten() for p in pile]))
    with torch.no_grad():
        for p in pile:
            p -= 0.1 * p.grad

stacks = torch.stack(stacks)  # una fila por paso, una columna por número de la red
fresh = torch.diff(stacks, dim=0, prepend=torch.zeros(1, stacks.shape[1]))
swings = (stacks[1:] * stacks[:-1] < 0).sum(dim=0)
entry_names = [f"{name}[{i}]" for name, p in zip(NAMES, pile) for i in range(p.numel())]
chosen = int(swings.argmax())

fig, ax = plt.subplots()
x = range(1, len(orders) + 1)
ax.vlines(x, 0, fresh[:, chosen], color=BLUE, linewidth=1, label="gradiente nuevo")
ax.plot(x, stacks[:, chosen], color=ORANGE, label=".grad: la pila")
ax.axhline(0, color=INK, linewidth=0.8)
ax.set(xlabel="paso", ylabel=f"{entry_names[chosen]}.grad")
ax.set_title("Un número que obedece a todo su pasado")
ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
plt.show()

against = (F.cosine_similarity(fresh, stacks) < 0).float().mean().item()
times_longer = (stacks[-13:].norm(dim=1).mean() / fresh[-13:].norm(dim=1).mean()).item()
print(f"en la última época la pila es {times_longer:.0f} veces más larga que un gradiente nuevo")
print(f"en el {against:.0%} de los pasos apunta en contra del gradiente nuevo")

# %% [markdown] id="ex4-momentum-text"
# Este comportamiento tiene nombre. Con **momento**, el paso sigue a una velocidad, $v \leftarrow
# \beta v + \nabla L$, y $\beta$ dice cuánto del pasado se conserva. No limpiar nunca es lo mismo
# con $\beta = 1$: nada se olvida jamás. No «parecido»: *lo mismo*. La prueba está en los bits.

# %% id="ex4-momentum"
never_cleared, with_momentum = new_params(dtype=torch.float64), new_params(dtype=torch.float64)
velocity = [torch.zeros_like(p) for p in with_momentum]
beta = 1.0

for rows in orders:
    xb, yb = X[rows].double(), y[rows]

    F.cross_entropy(forward(xb, never_cleared), yb).backward()  # zero_grads, olvidado
    with torch.no_grad():
        for p in never_cleared:
            p -= 0.1 * p.grad

    zero_grads(with_momentum)
    F.cross_entropy(forward(xb, with_momentum), yb).backward()
    with torch.no_grad():
        for p, v in zip(with_momentum, velocity):
            v.copy_(beta * v + p.grad)
            p -= 0.1 * v

same_bits = all(torch.equal(a, b) for a, b in zip(never_cleared, with_momentum))
check(
    same_bits,
    f"tras {len(orders)} pasos, cada bit de cada parámetro es el mismo",
    f"tras {len(orders)} pasos no coinciden: ¿sigue beta en 1?",
)

# %% [markdown] id="ex4-ball-text"
# **¿Y por qué oscila?** Imagina una bola en un cuenco. Con rozamiento rueda hasta el fondo y se
# para; sin rozamiento pasa por el fondo y sube por el otro lado, para siempre. $\beta = 1$ es la
# bola sin rozamiento.
#
# El álgebra lineal lo dice en una línea. En un cuenco de curvatura $\lambda$, el peso $w$ y la
# velocidad $v$ pasan de un paso al siguiente mediante una matriz:
#
# $$\begin{pmatrix} w \\ v \end{pmatrix} \leftarrow \begin{pmatrix} 1-\eta\lambda & -\eta\beta \\ \lambda & \beta \end{pmatrix}\begin{pmatrix} w \\ v \end{pmatrix}, \qquad \det = \beta.$$
#
# El determinante es el producto de los valores propios. Con $\beta = 1$ vale 1: lo que una
# dirección pierde lo gana otra, y nada se amortigua.

# %% id="ex4-ball"
eta, curvature = 0.1, 1.0
moduli = {}
fig, ax = plt.subplots()
for beta, (line, colour) in zip((0.0, 0.8, 1.0), STYLES):
    M = torch.tensor([[1 - eta * curvature, -eta * beta], [curvature, beta]], dtype=torch.float64)
    state, path = torch.tensor([1.0, 0.0], dtype=torch.float64), []
    for _ in range(100):
        path.append(state[0].item())
        state = M @ state
    moduli[beta] = torch.linalg.eigvals(M).abs().max().item()
    ax.plot(path, linestyle=line, color=colour, label=f"β = {beta:g}")
    print(f"β = {beta:g}: mayor módulo de un valor propio {moduli[beta]:.6f}")
ax.axhline(0, color=INK, linewidth=0.8)
ax.set(xlabel="paso", ylabel="w", title="Una bola en un cuenco, con y sin rozamiento")
ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
plt.show()

# %% [markdown] id="ex4-end"
# Módulo 1: ni se amortigua ni explota. Por eso olvidar `zero_grads` no acabó aquí en NaN, y por
# eso es un error tan traicionero: la exactitud parece casi buena, nada protesta, y los pesos se
# han ido muy lejos (mira ‖θ‖ más arriba). **Cámbialo:** en la celda del momento pon `beta = 0.9`;
# los bits se separan, y acabas de inventar un optimizador útil.
#
# En la terminal: `descenso compare --vary zero-grads=on,off`

# %% [markdown] id="validation-text"
# ## Y después: puntos que no ha visto nunca
#
# Hasta ahora hemos examinado a la red con los mismos puntos que estudió. La pregunta honrada es
# otra: ¿qué tal se le dan los puntos que **no ha visto nunca**? Apartamos unos cuantos: una
# **partición de validación**. Con ellos no se entrena, solo se mide.
#
# **Predice:** con cuatro quintos para entrenar y un quinto apartado, ¿será la pérdida en los
# puntos apartados, tras 30 épocas, mucho mayor que la de entrenamiento?

# %% id="validation-predict"
choices_validation = {
    "a": "mucho mayor: al menos el triple",
    "b": "del mismo orden, por encima o por debajo",
}
prediction_validation = None  # ← "a" o "b"

# %% id="validation"
shuffled = torch.randperm(N, generator=dice(4))
held_out, kept = shuffled[: N // 5], shuffled[N // 5 :]

split = train(data=(X[kept], y[kept]))
with torch.no_grad():
    training_loss = F.cross_entropy(forward(X[kept], split.params), y[kept]).item()
    validation_loss = F.cross_entropy(forward(X[held_out], split.params), y[held_out]).item()
training_accuracy = accuracy(X[kept], y[kept], split.params)
validation_accuracy = accuracy(X[held_out], y[held_out], split.params)
print(f"entrenamiento {len(kept):>4}: loss {training_loss:.4f}   acc {training_accuracy:.3f}")
print(
    f"validación    {len(held_out):>4}: loss {validation_loss:.4f}   acc {validation_accuracy:.3f}"
)
outcome_validation = "a" if validation_loss > 3 * training_loss else "b"
judge(prediction_validation, outcome_validation, choices_validation)

# %% [markdown] id="validation-why"
# Con tan pocos puntos apartados, cuál de las dos queda más baja es en buena parte suerte: un solo
# punto en el lado equivocado mueve la media. Preguntemos entonces con más cuidado, con *varias*
# particiones y con cada vez menos puntos de los que aprender, mientras una red ancha tiene tiempo
# de sobra para aprendérselos de memoria. ¿Qué esperas en el extremo izquierdo de la figura?

# %% id="generalisation"
sizes, splits, validation_rows = (10, 20, 40, 80, 160, 320), 4, 80
seen, unseen = {}, {}
for size in sizes:
    seen[size], unseen[size] = [], []
    for number in range(splits):
        order = torch.randperm(N, generator=dice(5 + number))
        study, exam = order[validation_rows:][:size], order[:validation_rows]
        net, throws = new_params(64), dice(2)
        for _ in range(200):
            batch = study[torch.randperm(size, generator=throws)[:32]]
            zero_grads(net)
            F.cross_entropy(forward(X[batch], net), y[batch]).backward()
            with torch.no_grad():
                for p in net:
                    p -= 1.0 * p.grad
        with torch.no_grad():
            seen[size].append(F.cross_entropy(forward(X[study], net), y[study]).item())
            unseen[size].append(F.cross_entropy(forward(X[exam], net), y[exam]).item())

mean_seen = [sum(seen[size]) / splits for size in sizes]
mean_unseen = [sum(unseen[size]) / splits for size in sizes]
fig, ax = plt.subplots()
for losses, means, marker, colour, name in (
    (unseen, mean_unseen, "^", ORANGE, "puntos que no vio"),
    (seen, mean_seen, "o", BLUE, "puntos que estudió"),
):
    for size in sizes:
        ax.plot([size] * splits, losses[size], marker, color=colour, alpha=0.3, markersize=5)
    ax.plot(sizes, means, marker + "-", color=colour, label=name)
ax.axhline(ruler_loss, color=INK, linestyle="--", linewidth=1.2, label="la regla")
ax.set(
    xscale="log",
    xlabel="puntos de los que aprender",
    ylabel="pérdida",
    title="Aprender de memoria no es aprender",
    ylim=(0, None),
)
ax.set_xticks(sizes, sizes, minor=False)
ax.minorticks_off()
ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
plt.show()
for size, s, u in zip(sizes, mean_seen, mean_unseen):
    print(f"{size:>4} puntos: {s:.4f} → {u:.4f}")

# %% [markdown] id="generalisation-why"
# La distancia entre las dos curvas es el **sobreajuste**. En el extremo izquierdo la red se sabe
# de memoria sus pocos puntos: su pérdida en ellos está muy por debajo de la de la regla, cosa
# imposible por medios honrados. Los puntos que no vio nunca dicen la verdad. Hacia la derecha hay
# demasiados puntos para aprendérselos de memoria, y la distancia se encoge.
#
# En la terminal: `descenso train --validation 0.2`

# %% [markdown] id="closing"
# ## ¿Puedes explicar cada línea?
#
# Aquí está otra vez, el entrenamiento entero. Di *en voz alta* qué hace cada línea, con una frase
# en la que haya álgebra lineal o gradientes, y solo entonces abre la respuesta.
#
# ```python
# for rows in torch.randperm(N, generator=throws).split(batch_size):
#     xb, yb = X[rows], y[rows]
#     zero_grads(params)
#     logits = forward(xb, params)
#     loss = F.cross_entropy(logits, yb)
#     loss.backward()
#     with torch.no_grad():
#         for p in params:
#             p -= lr * p.grad
# ```
#
# <details><summary><code>torch.randperm(N, …).split(batch_size)</code></summary>Un orden al azar de todas las filas, cortado en lotes. Cada fila se ve exactamente una vez por época, y cada lote da una estimación del gradiente completo: ruidosa, pero barata.</details>
#
# <details><summary><code>xb, yb = X[rows], y[rows]</code></summary>Los mismos números de fila para los dos, para que cada punto conserve su etiqueta.</details>
#
# <details><summary><code>zero_grads(params)</code></summary>Backward suma a lo que ya hay. Sin esta línea, el paso obedecería a la suma de todos los gradientes pasados: momento con β = 1, una bola sin rozamiento.</details>
#
# <details><summary><code>logits = forward(xb, params)</code></summary>Dos aplicaciones afines con una ReLU en medio. Sin la ReLU se fundirían en una sola matriz. Autograd apunta cada operación.</details>
#
# <details><summary><code>loss = F.cross_entropy(logits, yb)</code></summary>La media de menos el logaritmo de la probabilidad de la clase verdadera, calculada desde los logits con log-sum-exp para que nada se desborde. Un solo número, para que haya gradiente.</details>
#
# <details><summary><code>loss.backward()</code></summary>La regla de la cadena de la última línea a la primera: softmax menos one-hot, un producto exterior sumado sobre el lote por cada matriz, una suma sobre las filas por cada sesgo, una máscara por la ReLU. Los resultados llegan al <code>.grad</code> de las hojas.</details>
#
# <details><summary><code>with torch.no_grad():</code></summary>La actualización no forma parte de la función que se deriva, y una hoja no se puede cambiar en su sitio mientras autograd mira.</details>
#
# <details><summary><code>p -= lr * p.grad</code></summary>Un paso en contra de la pendiente, en su sitio, para que cambien los propios tensores de <code>params</code>. Para un paso pequeño, la pérdida baja más o menos lr·‖∇L‖²; es estable mientras lr esté por debajo de 2/λ.</details>
#
# ¿Has podido con todas? Entonces has contestado a la pregunta que nos guiaba. Y si alguna se
# resiste: cambia justo esa línea, predice qué va a pasar y ejecuta.
