global using Calibration = Assay.Fitting.Calibration<Assay.Training.Coefficient>;
global using Calibrator = Assay.Fitting.Calibrator<Assay.Training.Coefficient>;
global using Coefficients = Assay.Fitting.Coefficients<Assay.Training.Coefficient>;
global using Prior = Assay.Fitting.Prior<Assay.Training.Coefficient>;
