using Assay.Hardware;

namespace Assay.Training;

/// <summary>Predicts the time of one optimizer step.</summary>
public static class TrainingStep
{
    public static StepTime Evaluate(TrainingJob job, in Strategy s, Coefficients c)
    {
        var model = job.Model;
        var machine = job.Machine;
        var layers = new LayerModel(job, s, c);
        LayerTime df = default, db = default, mf = default, mb = default;
        double dw = 0, mw = 0;
        if (model.DenseLayers > 0)
            layers.Time(false, out df, out db, out dw);
        if (model.MoeLayers > 0 || model.PredictionLayers > 0)
            layers.Time(model.Experts > 0, out mf, out mb, out mw);

        int p = s.Pipeline, v = s.VirtualStages;
        double micro = (double)job.GlobalBatch / (s.Data * s.MicroBatch);
        var stack = (model.DenseLayers * (df + db)) + ((model.MoeLayers + model.PredictionLayers) * (mf + mb));
        var head = layers.Head() * (1 + model.PredictionLayers);
        var forward = ((model.DenseLayers * df.Total) + ((model.MoeLayers + model.PredictionLayers) * mf.Total) + (head / 3)) / p;
        var backward = ((model.DenseLayers * db.Total) + ((model.MoeLayers + model.PredictionLayers) * mb.Total) + (2 * head / 3)) / p;
        var weights = ((model.DenseLayers * dw) + ((model.MoeLayers + model.PredictionLayers) * mw)) / p;

        // The slowest stage sets the pace. Where layers divide, every stage has as many and the last has the head besides;
        // where they do not, the head's stage is given fewer.
        var all = stack.Total + head;
        var count = model.Layers + model.PredictionLayers;
        var heaviest = Math.Max(df.Total + db.Total, mf.Total + mb.Total);
        var pace = p == 1 ? all : count % p == 0 ? (stack.Total / p) + head : Math.Max(Math.Ceiling((double)count / p) * heaviest, all / p);
        var bubble = s.Schedule switch
        {
            Schedule.ZeroBubble => Math.Max(0, (p - 1) * (forward + backward - (2 * weights))),
            Schedule.DualPipe => Math.Max(0, ((p / 2) - 1) * (forward + (2 * backward) - (3 * weights))),
            _ => (all - pace) / v,
        };

        var inner = s.Tensor * s.Context * s.Data;
        // Tensor ranks hold the same activations, so each sends its part (Narayanan et al., arXiv 2104.04473, section 4.1).
        var sendBytes = 2 * layers.Tokens / s.Tensor * model.Hidden;
        var send = p == 1 ? 0 : layers.Traffic(CollectiveKind.SendReceive, sendBytes, new RankGroup(2, inner));
        var pipelineTraffic = p == 1 ? 0 : ((micro * v * 2) + (2 * (p - 1))) * send * (1 - c[Coefficient.SendOverlap]);

        var data = DataTraffic(job, s, c, layers, forward, backward, micro);
        var held = Parameters.Dense(model, s);
        var heldExperts = Parameters.Experts(model, s);
        var updated = s.Sharding == Sharding.None ? held + heldExperts : (held / s.Shards) + (heldExperts / s.ExpertData);
        // Offloaded, gradients go to the host and weights come back over its link, beside which its memory moves as much again.
        var update = s.Offload == Offload.Optimizer ? 36 * updated / machine.HostBandwidth : layers.Memory(30 * updated * c[Coefficient.OptimizerTraffic]);
        var optimizer = c[Coefficient.StepOverhead] + (job.Adapters ? 0 : update);

        var busy = micro / p * stack;
        var paced = micro * pace;
        var parts = busy.Total + (micro * head / p);
        var sum = paced + bubble + pipelineTraffic + data + optimizer;
        var domains = Math.Max(1.0, (double)s.Gpus / machine.Fabric.Domain);
        return new StepTime
        {
            Matmul = busy.Matmul,
            Experts = busy.Experts,
            Attention = busy.Attention,
            Elementwise = busy.Elementwise,
            Overhead = busy.Overhead,
            Head = micro * head / p,
            TensorTraffic = busy.TensorTraffic,
            ContextTraffic = busy.ContextTraffic,
            ExpertTraffic = busy.ExpertTraffic,
            PipelineTraffic = pipelineTraffic,
            Bubble = bubble,
            Imbalance = paced - parts,
            DataTraffic = data,
            Optimizer = optimizer,
            Straggling = sum * c[Coefficient.Straggling] * Math.Log2(domains + 1),
        };
    }

    private static double DataTraffic(TrainingJob job, in Strategy s, Coefficients c, in LayerModel layers, double forward, double backward, double micro)
    {
        if (job.Adapters && s.Sharding != Sharding.Parameters)
            return 0;
        var group = new RankGroup(s.Data * s.Context, s.Tensor);
        var expertGroup = new RankGroup(s.ExpertData, s.Expert * s.ExpertTensor);
        var held = Parameters.Dense(job.Model, s);
        var experts = Parameters.Experts(job.Model, s);
        double gradient = job.Precision == Precision.Fp16 ? 2 : 4;
        if (s.Sharding == Sharding.None)
            return Hide(layers.Traffic(CollectiveKind.AllReduce, gradient * held, group) + layers.Traffic(CollectiveKind.AllReduce, gradient * experts, expertGroup), backward);

        var shard = s.ShardGroup > 0 ? new RankGroup(s.ShardGroup, s.Tensor) : group;
        var gather = layers.Traffic(CollectiveKind.AllGather, 2 * held, shard) + layers.Traffic(CollectiveKind.AllGather, 2 * experts, expertGroup);
        var scatter = layers.Traffic(CollectiveKind.ReduceScatter, gradient * held, shard) + layers.Traffic(CollectiveKind.ReduceScatter, gradient * experts, expertGroup);
        var across = shard.Size < group.Size
            ? layers.Traffic(CollectiveKind.AllReduce, gradient * held / shard.Size, new RankGroup(group.Size / shard.Size, s.Tensor * shard.Size))
            : 0;
        if (s.Sharding != Sharding.Parameters)
            return Hide(gather, forward) + Hide(scatter + across, backward);
        var hidden = c[Coefficient.ShardOverlap];
        var pass = LayerModel.Exposed(gather, hidden, forward) + LayerModel.Exposed(gather + scatter, hidden, backward);
        return (micro * pass) + across;

        double Hide(double traffic, double beside) =>
            job.Software.Overlaps ? LayerModel.Exposed(traffic, c[Coefficient.GradientOverlap], beside) : traffic;
    }
}
