namespace Assay.Modeling;

/// <summary>Compiles the part of a graph under some outputs. Inputs are drawn just before their first reader, which keeps buffers few.</summary>
internal sealed class Compiler
{
    private readonly Graph graph;
    private readonly List<Step> steps = [];
    private readonly Dictionary<int, Operand> values = [];
    private readonly List<ProgramInput> inputs = [];
    private readonly List<(CorrelatedGroup Group, int[] Values)> groups = [];
    private readonly List<int> widths = [];
    private readonly Dictionary<int, int> open;
    private int nextStream;

    // A step before buffers are given out: operands are numbered values, each written once.
    private record struct Step(InstructionKind Kind, Operator Operator, int Target, Operand A, Operand B, Operand C, int Index);

    private Compiler(Graph graph, IReadOnlyList<int> open)
    {
        this.graph = graph;
        this.open = open.Select((node, slot) => (node, slot)).ToDictionary(pair => pair.node, pair => pair.slot);
    }

    /// <param name="graph">The whole graph.</param>
    /// <param name="outputs">What is wanted; the program's outputs are in this order.</param>
    public static Program Compile(Graph graph, IReadOnlyList<Output> outputs) => Compile(graph, outputs, []);

    /// <param name="graph">The whole graph.</param>
    /// <param name="outputs">What is wanted; the program's outputs are in this order.</param>
    /// <param name="open">Quantities whose values are given when the program runs, in this order, each the same in all samples.</param>
    public static Program Compile(Graph graph, IReadOnlyList<Output> outputs, IReadOnlyList<int> open)
    {
        var compiler = new Compiler(graph, open);
        var folded = new Dictionary<int, double>();
        for (var i = 0; i < outputs.Count; i++)
        {
            var value = compiler.ValueOf(outputs[i].Node);
            if (outputs[i].IsMean && compiler.Places(value) > 1)
                value = compiler.Apply(Operator.Mean, value, Operand.None, Operand.None);
            if (value.IsFixed)
                folded.Add(i, value.At(Math.Max(0, outputs[i].Month)));
            else
                compiler.steps.Add(new Step(InstructionKind.Keep, default, -1, value, Operand.None, Operand.None, i));
        }

        return compiler.GiveOutBuffers(folded, outputs);
    }

    private Operand ValueOf(int node)
    {
        if (values.TryGetValue(node, out var known))
            return known;
        var value = graph.Nodes[node].Definition switch
        {
            _ when open.TryGetValue(node, out var slot) => Emit(InstructionKind.Given, default, Operand.None, Operand.None, Operand.None, slot, 1),
            Definition.Fixed number => Operand.Number(number.Value),
            Definition.Path path => Operand.Fixed([.. path.Values]),
            Definition.Uncertain => Draw(node),
            Definition.Formula formula => ValueOf(formula.Expression),
            var other => throw new InvalidOperationException($"Cannot compile {other.GetType().Name}."),
        };
        values[node] = value;
        return value;
    }

    private Operand ValueOf(Expression expression)
    {
        switch (expression)
        {
            case Expression.Constant constant:
                return Operand.Number(constant.Value);
            case Expression.Reference reference:
                return ValueOf(graph.IndexOf(reference.Name));
            case Expression.Operation operation:
                var a = ValueOf(operation.Operands[0]);
                var b = operation.Operands.Count > 1 ? ValueOf(operation.Operands[1]) : Operand.None;
                var c = operation.Operands.Count > 2 ? ValueOf(operation.Operands[2]) : Operand.None;
                return Apply(operation.Operator, a, b, c);
            default:
                throw new InvalidOperationException($"Cannot compile {expression.GetType().Name}.");
        }
    }

    private Operand Apply(Operator sign, Operand a, Operand b, Operand c)
    {
        if (a.IsFixed && b.IsFixed && c.IsFixed)
            return Kernels.Apply(sign, a, b, c);
        var reduced = PathKernels.Reads(sign) && sign != Operator.Running;
        return Emit(InstructionKind.Compute, sign, a, b, c, 0, reduced ? 1 : Math.Max(Places(a), Math.Max(Places(b), Places(c))));
    }

    private int Places(Operand operand) => operand.IsFixed ? operand.Path?.Length ?? 1 : widths[operand.Register];

    private Operand Emit(InstructionKind kind, Operator sign, Operand a, Operand b, Operand c, int index, int places)
    {
        steps.Add(new Step(kind, sign, widths.Count, a, b, c, index));
        widths.Add(places);
        return Operand.Of(widths.Count - 1);
    }

    private Operand Draw(int node)
    {
        var group = graph.Correlations.FirstOrDefault(group => group.Names.Contains(graph.Nodes[node].Name));
        if (group is null)
        {
            var drawn = DrawAlone(node, -1);
            steps.Add(new Step(InstructionKind.Transform, default, drawn.Register, drawn, Operand.None, Operand.None, inputs.Count - 1));
            return drawn;
        }

        // The whole group is drawn at once, so that each member's draws are the same whichever of them is wanted.
        var members = group.Names.Select(graph.IndexOf).ToArray();
        var first = inputs.Count;
        var drawnTogether = members.Select(member => DrawAlone(member, groups.Count)).ToArray();
        steps.Add(new Step(InstructionKind.Correlate, default, -1, Operand.None, Operand.None, Operand.None, groups.Count));
        groups.Add((group, [.. drawnTogether.Select(value => value.Register)]));
        for (var i = 0; i < members.Length; i++)
        {
            if (inputs[first + i].Distribution is null)
                continue;
            steps.Add(new Step(InstructionKind.Transform, default, drawnTogether[i].Register, drawnTogether[i], Operand.None, Operand.None, first + i));
            values[members[i]] = drawnTogether[i];
        }

        return values[node];
    }

    private Operand DrawAlone(int node, int group)
    {
        var places = graph.Nodes[node].Places;
        inputs.Add(new ProgramInput(graph.Nodes[node].Name, (graph.Nodes[node].Definition as Definition.Uncertain)?.Distribution, group, places, nextStream));
        nextStream += places;
        return Emit(InstructionKind.Draw, default, Operand.None, Operand.None, Operand.None, inputs.Count - 1, places);
    }

    private Program GiveOutBuffers(Dictionary<int, double> folded, IReadOnlyList<Output> outputs)
    {
        var lastUse = new int[widths.Count];
        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var value in Reads(steps[i]))
                lastUse[value] = i;
        }

        var register = new int[widths.Count];
        var free = widths.Distinct().ToDictionary(width => width, _ => new Stack<int>());
        var registers = new List<int>();
        var instructions = new Instruction[steps.Count];
        var given = new bool[widths.Count];
        // Correlated draws stand side by side, in buffers that nothing had before.
        foreach (var value in groups.SelectMany(group => group.Values))
        {
            register[value] = registers.Count;
            registers.Add(1);
            given[value] = true;
        }

        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            foreach (var value in Reads(step).Distinct().Where(value => lastUse[value] == i && value != step.Target))
                free[widths[value]].Push(register[value]);
            if (step.Target >= 0 && !given[step.Target])
            {
                var width = widths[step.Target];
                if (!free[width].TryPop(out register[step.Target]))
                {
                    register[step.Target] = registers.Count;
                    registers.Add(width);
                }

                given[step.Target] = true;
            }

            instructions[i] = new Instruction(step.Kind, step.Operator, step.Target < 0 ? -1 : register[step.Target], Place(step.A), Place(step.B), Place(step.C), step.Index);
        }

        var programGroups = groups.Select(group => new ProgramGroup(group.Group.Copula, register[group.Values[0]])).ToArray();
        return new Program(instructions, registers, inputs, programGroups, folded, outputs);

        Operand Place(Operand operand) => operand.IsFixed ? operand : operand with { Register = register[operand.Register] };
    }

    private IEnumerable<int> Reads(Step step)
    {
        if (step.Kind == InstructionKind.Correlate)
            return groups[step.Index].Values;
        return step.Kind is InstructionKind.Draw or InstructionKind.Given ? [] : new[] { step.A, step.B, step.C }.Where(operand => !operand.IsFixed).Select(operand => operand.Register);
    }
}
