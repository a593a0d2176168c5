package akashi.training;

import akashi.core.guide.Clause;
import akashi.core.text.Message;
import java.util.List;

/**
 * One stop of a tour.
 *
 * @param change what is done to the encrypted model before it is drawn
 * @param focus the arrow that is spoken of; 0 for all
 * @param later how many days later the model is looked at
 */
record Step(Message title, Message text, List<Clause> clauses, WhatIf change, int focus, int later) {}
