using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Assay.Cli.Tools;

/// <summary>How the documents of tools are written, without reflection.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ToolJson : JsonSerializerContext;
