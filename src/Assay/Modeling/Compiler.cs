namespace Assay.Modeling;

/// <summary>Compiles the part of a graph under some outputs. Inputs are drawn just before their first reader, which keeps buffers few.</summary>
internal sealed class Compiler
{
    private readonly Graph graph;
    private readonly List<Step> steps = [];
    private readonly Dictionary<int, Operand> values = [];
    private readonly List<ProgramInput> inputs = [];
    private readonly List<(CorrelatedGroup Group, int[] Values)> groups = [];
    private int nextValue;

    // A step before buffers are given out: operands are numbered values, each written once.
    private record struct Step(InstructionKind Kind, Operator Operator, int Target, Operand A, Operand B, Operand C, int Index);

    private Compiler(Graph graph) => this.graph = graph;

    /// <param name="graph">The whole graph.</param>
    /// <param name="outputs">The nodes wanted, as indices of the graph; the program's outputs are in this order.</param>
    public static Program Compile(Graph graph, IReadOnlyList<int> outputs)
    {
        var compiler = new Compiler(graph);
        var folded = new Dictionary<int, double>();
        for (var i = 0; i < outputs.Count; i++)
        {
            var value = compiler.ValueOf(outputs[i]);
            if (value.IsNumber)
                folded.Add(i, value.Value);
            else
                compiler.steps.Add(new Step(InstructionKind.Keep, default, -1, value, Operand.None, Operand.None, i));
        }

        return compiler.GiveOutBuffers(folded);
    }

    private Operand ValueOf(int node)
    {
        if (values.TryGetValue(node, out var known))
            return known;
        var value = graph.Nodes[node].Definition switch
        {
            Definition.Fixed number => Operand.Number(number.Value),
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
                if (a.IsNumber && b.IsNumber && c.IsNumber)
                    return Operand.Number(Kernels.Apply(operation.Operator, a.Value, b.Value, c.Value));
                return Emit(InstructionKind.Compute, operation.Operator, a, b, c, 0);
            default:
                throw new InvalidOperationException($"Cannot compile {expression.GetType().Name}.");
        }
    }

    private Operand Emit(InstructionKind kind, Operator sign, Operand a, Operand b, Operand c, int index)
    {
        steps.Add(new Step(kind, sign, nextValue, a, b, c, index));
        return new Operand(nextValue++, 0);
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
        inputs.Add(new ProgramInput(graph.Nodes[node].Name, (graph.Nodes[node].Definition as Definition.Uncertain)?.Distribution, group));
        return Emit(InstructionKind.Draw, default, Operand.None, Operand.None, Operand.None, inputs.Count - 1);
    }

    private Program GiveOutBuffers(Dictionary<int, double> folded)
    {
        var lastUse = new int[nextValue];
        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var value in Reads(steps[i]))
                lastUse[value] = i;
        }

        var register = new int[nextValue];
        var free = new Stack<int>();
        var count = 0;
        var instructions = new Instruction[steps.Count];
        var given = new bool[nextValue];
        // Correlated draws stand side by side, in buffers that nothing had before.
        foreach (var value in groups.SelectMany(group => group.Values))
        {
            register[value] = count++;
            given[value] = true;
        }

        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            foreach (var value in Reads(step).Distinct().Where(value => lastUse[value] == i && value != step.Target))
                free.Push(register[value]);
            if (step.Target >= 0 && !given[step.Target])
            {
                register[step.Target] = free.Count > 0 ? free.Pop() : count++;
                given[step.Target] = true;
            }

            instructions[i] = new Instruction(step.Kind, step.Operator, step.Target < 0 ? -1 : register[step.Target], Place(step.A), Place(step.B), Place(step.C), step.Index);
        }

        var programGroups = groups.Select(group => new ProgramGroup(group.Group.Copula, register[group.Values[0]])).ToArray();
        return new Program(instructions, count, inputs, programGroups, folded);

        Operand Place(Operand operand) => operand.IsNumber ? operand : operand with { Register = register[operand.Register] };
    }

    private IEnumerable<int> Reads(Step step)
    {
        if (step.Kind == InstructionKind.Correlate)
            return groups[step.Index].Values;
        return step.Kind == InstructionKind.Draw ? [] : new[] { step.A, step.B, step.C }.Where(operand => !operand.IsNumber).Select(operand => operand.Register);
    }
}
