"""Spark: paths in, lines of JSON out, through a filter for each partition.

    spark-submit scripts/recipes/spark.py LIST FOLDER

Executors find the program on their path and the files under the same names. A
letter that cannot be read is a line, too, so that `pipe` need not look at the
status. Our tests have no Spark: this one was not run by them.
"""
import sys

from pyspark import SparkContext

letters, folder = sys.argv[1:]
context = SparkContext(appName='ituletter')
context.textFile(letters).pipe(
    'ituletter convert --files-from - -t ndjson').saveAsTextFile(folder)
