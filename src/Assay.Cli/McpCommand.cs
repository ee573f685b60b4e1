using System.CommandLine;
using Assay.Cli.Tools;
using Assay.Documents;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using static Assay.Reporting.Languages.Speech;

namespace Assay.Cli;

/// <summary><c>assay mcp</c>: the commands as tools of an assistant's, over standard input and output.</summary>
internal static class McpCommand
{
    private const string Instructions = """
        Assay tells what an AI model really costs and what a claim about its cost leaves out. Begin with 'audit' of a case;
        'explain' opens any number of it down to its sources; 'set' changes inputs. Figures are estimates with a range from
        5 % to 95 %: tell the range with the figure, and name its sources.
        """;

    public static Command Create()
    {
        var command = new Command("mcp", Say("Offer the same readings as tools to assistants (Model Context Protocol, over standard input and output)."));
        command.SetAction((_, cancellation) => Serve(cancellation));
        return command;
    }

    private static async Task<int> Serve(CancellationToken cancellation)
    {
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "assay", Title = "Assay", Version = typeof(Assayer).Assembly.GetName().Version!.ToString(3) },
            ServerInstructions = Instructions,
            Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = [.. AssistantTool.All.Select(tool => tool.Described)] }),
                CallToolHandler = async (request, stop) => await Task.Run(() => Call(request.Params!, stop), stop),
            },
        };
        await using var transport = new StdioServerTransport(options);
        await using var server = McpServer.Create(transport, options);
        await server.RunAsync(cancellation);
        return 0;
    }

    private static CallToolResult Call(CallToolRequestParams call, CancellationToken cancellation)
    {
        var tool = AssistantTool.All.FirstOrDefault(tool => tool.Described.Name == call.Name)
            ?? throw new McpProtocolException($"There is no tool '{call.Name}'. {Nearest.Suggest(call.Name, AssistantTool.All.Select(known => known.Described.Name), "")}", McpErrorCode.InvalidParams);
        try
        {
            return new CallToolResult { Content = [new TextContentBlock { Text = tool.Run(call.Arguments ?? new Dictionary<string, System.Text.Json.JsonElement>(), cancellation).ToString() }] };
        }
        catch (InputException refused)
        {
            // The assistant can mend this: it is told in the words of the command line.
            return new CallToolResult { IsError = true, Content = [new TextContentBlock { Text = refused.Message }] };
        }
    }
}
