package akashi.training;

import akashi.core.diagram.Diagram;
import akashi.core.trust.Assessment;

/** What a step shows: the picture, and the connection that is worst off in it. */
record Scene(Diagram diagram, Assessment worst) {}
