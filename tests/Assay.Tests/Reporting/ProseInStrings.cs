using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Tests.Reporting;

/// <summary>
/// Follows every string that is told in a message back to where it is written: through choices, locals, methods, properties and
/// parameters. Words that are found there are English in every language.
/// </summary>
internal sealed partial class ProseInStrings
{
    private readonly Dictionary<SyntaxTree, SemanticModel> models;
    private readonly ILookup<string, IOperation> handed;
    private readonly HashSet<SyntaxNode> seen = [];
    private readonly List<SaidText> found = [];
    private readonly List<SaidText> keys = [];
    private bool whole;

    public ProseInStrings(IReadOnlyList<Compilation> compilations, IReadOnlyList<SaidTextReader> read)
    {
        models = compilations.SelectMany(compilation => compilation.SyntaxTrees.Select(tree => (tree, model: compilation.GetSemanticModel(tree)))).ToDictionary(pair => pair.tree, pair => pair.model);
        handed = read.SelectMany(one => one.Handed).ToLookup(pair => pair.Parameter, pair => pair.Value);
        foreach (var (told, alone) in read.SelectMany(one => one.Strings))
        {
            whole = alone;
            Follow(told);
        }
    }

    /// <summary>Words that no language but English can say: in a string that is put together, or told in a message.</summary>
    public IReadOnlyList<SaidText> Found => found;

    /// <summary>Texts that become a message as they stand, far from where they are written.</summary>
    public IReadOnlyList<SaidText> Keys => keys;

    /// <summary>A parameter, the same from every project.</summary>
    public static string Id(IParameterSymbol parameter) =>
        $"{parameter.ContainingSymbol.OriginalDefinition.ToDisplayString()}@{parameter.ContainingSymbol.Locations[0].SourceTree?.FilePath}:{parameter.Ordinal}";

    private void Follow(IOperation? value)
    {
        if (value is null || !seen.Add(value.Syntax))
            return;
        if (value.ConstantValue is { HasValue: true } constant)
        {
            if (constant.Value is string text && Words().IsMatch(text))
                (whole ? keys : found).Add(new SaidText(whole ? SaidTextReader.Escaped(text) : text, SaidTextReader.Place(value)));
            return;
        }

        switch (value)
        {
            case IConditionalOperation choice:
                Follow(choice.WhenTrue);
                Follow(choice.WhenFalse);
                break;
            case ICoalesceOperation choice:
                Follow(choice.Value);
                Follow(choice.WhenNull);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                    Follow(arm.Value);
                break;
            case IConversionOperation { OperatorMethod: null } conversion:
                seen.Remove(conversion.Operand.Syntax);
                Follow(conversion.Operand);
                break;
            case IBinaryOperation sum:
                whole = false;
                Follow(sum.LeftOperand);
                Follow(sum.RightOperand);
                break;
            case IInterpolatedStringOperation text:
                Follow(text);
                break;
            case IInterpolatedStringHandlerCreationOperation handler:
                seen.Remove(handler.Content.Syntax);
                Follow(handler.Content);
                break;
            case ILocalReferenceOperation { Local: var local }:
                Declared(local);
                break;
            case IPropertyReferenceOperation { Property: var property }:
                Declared(property);
                break;
            case IFieldReferenceOperation { Field: var field }:
                Declared(field);
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                foreach (var argument in handed[Id(parameter)])
                    Follow(argument);
                break;
            case IInvocationOperation { TargetMethod: var method } call when method.Name != "Say":
                if (method.ContainingType.SpecialType == SpecialType.System_String)
                {
                    foreach (var argument in call.Arguments)
                        Follow(argument.Value);
                }
                else
                {
                    Declared(method);
                }

                break;
        }
    }

    private void Follow(IInterpolatedStringOperation text)
    {
        whole = false;
        var format = string.Concat(text.Parts.Select(part => Literal(part) ?? "{}"));
        if (text.Parts.Any(part => Literal(part) is { } literal && Words().IsMatch(literal)))
            found.Add(new SaidText(format, SaidTextReader.Place(text)));
        foreach (var part in text.Parts)
        {
            if (part is IInterpolationOperation { Expression: { Type.SpecialType: SpecialType.System_String } told })
                Follow(told);
        }
    }

    private static string? Literal(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolatedStringTextOperation { Text.ConstantValue.Value: string text } => text,
        IInterpolatedStringAppendOperation { Kind: OperationKind.InterpolatedStringAppendLiteral, AppendCall: IInvocationOperation { Arguments: [{ Value.ConstantValue.Value: string text }] } } => text,
        _ => null,
    };

    // What a name stands for: its first value, or all that a body gives back.
    private void Declared(ISymbol symbol)
    {
        foreach (var reference in symbol.OriginalDefinition.DeclaringSyntaxReferences)
        {
            var node = reference.GetSyntax();
            if (!models.TryGetValue(node.SyntaxTree, out var model) || !seen.Add(node))
                continue;
            if (node is ParameterSyntax parameter && model.GetDeclaredSymbol(parameter) is IParameterSymbol told)
            {
                foreach (var argument in handed[Id(told)])
                    Follow(argument);
                continue;
            }

            foreach (var value in Values(node))
                Follow(model.GetOperation(value));
            foreach (var value in Listed(node, model))
                Follow(value);
        }
    }

    // A name in 'foreach (var (a, b) in list)' stands for what the tuples of the list have in its place.
    private static IEnumerable<IOperation> Listed(SyntaxNode node, SemanticModel model)
    {
        if (node is not SingleVariableDesignationSyntax { Parent: ParenthesizedVariableDesignationSyntax all } one || node.FirstAncestorOrSelf<ForEachVariableStatementSyntax>() is not { } loop)
            return [];
        var place = all.Variables.IndexOf(one);
        return model.GetOperation(loop.Expression)?.DescendantsAndSelf().OfType<ITupleOperation>().Where(tuple => tuple.Elements.Length == all.Variables.Count).Select(tuple => tuple.Elements[place]) ?? [];
    }

    private static IEnumerable<ExpressionSyntax> Values(SyntaxNode node)
    {
        if (node is VariableDeclaratorSyntax { Initializer.Value: var first })
            return [first];
        var given = node is PropertyDeclarationSyntax { Initializer.Value: var initial } ? [initial] : Array.Empty<ExpressionSyntax>();
        var bodies = node.DescendantNodes(child => child is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) || child == node);
        return given.Concat(bodies.Select(child => child switch
        {
            ArrowExpressionClauseSyntax arrow => arrow.Expression,
            ReturnStatementSyntax { Expression: { } expression } => expression,
            _ => null,
        }).OfType<ExpressionSyntax>());
    }

    [GeneratedRegex(@"^(?=.*\p{Ll}\p{Ll})(?=.* )")]
    private static partial Regex Words();
}
