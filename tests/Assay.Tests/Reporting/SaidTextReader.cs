using System.Globalization;
using System.Text;
using Assay.Tests.Layout;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Tests.Reporting;

/// <summary>Reads in one file what becomes a <c>Message</c>, and what is told to whom as a string.</summary>
internal sealed class SaidTextReader
{
    private static readonly string[] ForPrograms = ["class", "content", "viewBox", "transform", "style"];
    private readonly SemanticModel model;

    public SaidTextReader(SemanticModel model)
    {
        this.model = model;
        Visit(model.SyntaxTree.GetRoot());
    }

    /// <summary>Every string that is handed to a parameter, by the parameter.</summary>
    public List<(string Parameter, IOperation Value)> Handed { get; } = [];

    public List<SaidText> Texts { get; } = [];

    /// <summary>Strings that become a message alone, or are told in one.</summary>
    public List<(IOperation Value, bool Alone)> Strings { get; } = [];

    private void Visit(SyntaxNode node)
    {
        if (model.GetOperation(node) is { } operation)
        {
            foreach (var one in operation.DescendantsAndSelf())
                Read(one);
            return;
        }

        foreach (var child in node.ChildNodes())
            Visit(child);
    }

    private void Read(IOperation operation)
    {
        switch (operation)
        {
            // Some attributes of an element are for programs alone.
            case IConversionOperation { OperatorMethod.Name: "op_Implicit", Parent: ITupleOperation { Elements: [{ ConstantValue.Value: string attribute }, ..] } } when ForPrograms.Contains(attribute):
                break;
            case IConversionOperation { OperatorMethod.Name: "op_Implicit" } conversion when IsMessage(conversion.Type):
                Told(conversion.Operand);
                break;
            case IInterpolatedStringHandlerCreationOperation handler when IsMessage(handler.Type):
                Texts.Add(new SaidText(Key(handler), Place(handler)));
                break;
            case IArgumentOperation { Parameter: { } parameter } argument when parameter.Type.SpecialType == SpecialType.System_String:
                Handed.Add((ProseInStrings.Id(parameter), argument.Value));
                break;
            case IInvocationOperation { TargetMethod: { Name: "Join", ContainingType: { } type } } join when IsMessage(type):
                if (join.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string separator })
                    Texts.Add(new SaidText($"{{0}}{separator}{{1}}", Place(join)));
                break;
        }
    }

    private void Told(IOperation value)
    {
        switch (value)
        {
            case { ConstantValue: { HasValue: true, Value: string text } }:
                Texts.Add(new SaidText(Escaped(text), Place(value)));
                break;
            case { ConstantValue.HasValue: true }:
                break;
            case IConditionalOperation choice:
                Told(choice.WhenTrue);
                Told(choice.WhenFalse!);
                break;
            case ICoalesceOperation choice:
                Told(choice.Value);
                Told(choice.WhenNull);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                    Told(arm.Value);
                break;
            case IConversionOperation { OperatorMethod: null } conversion:
                Told(conversion.Operand);
                break;
            case IThrowOperation:
                break;
            default:
                Strings.Add((value, true));
                break;
        }
    }

    private string Key(IInterpolatedStringHandlerCreationOperation handler)
    {
        var text = new StringBuilder();
        var count = 0;
        foreach (var part in Parts(handler.Content))
        {
            if (part is not IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation call })
                throw new InvalidOperationException($"{Place(part)}: the compiler does not understand this part.");
            if (part.Kind == OperationKind.InterpolatedStringAppendLiteral)
            {
                text.Append(Escaped((string)call.Arguments[0].Value.ConstantValue.Value!));
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"{{{count++}}}");
            var told = call.Arguments[0].Value;
            if (told.Type?.SpecialType == SpecialType.System_String)
                Strings.Add((told, false));
        }

        return text.ToString();
    }

    public static IEnumerable<IOperation> Parts(IOperation content) => content switch
    {
        IInterpolatedStringOperation text => text.Parts,
        IInterpolatedStringAdditionOperation sum => Parts(sum.Left).Concat(Parts(sum.Right)),
        _ => [content],
    };

    private static bool IsMessage(ITypeSymbol? type) => type is { Name: "Message", ContainingNamespace: { Name: "Documents", ContainingNamespace.Name: "Assay" } };

    public static string Escaped(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    public static string Place(IOperation operation)
    {
        var place = operation.Syntax.GetLocation().GetMappedLineSpan();
        var path = Path.GetRelativePath(Repository.Root, Path.GetFullPath(place.Path, Repository.Root)).Replace('\\', '/');
        return $"{path}:{place.StartLinePosition.Line + 1}";
    }
}
