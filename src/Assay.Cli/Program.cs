using Assay.Cli;
using Assay.Commands;

return CommandLine.Run(args, CommandHost.Local(), () => [WebCommand.Create(), McpCommand.Create()]);
